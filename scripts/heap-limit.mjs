/**
 * What a process of ours is told about its heap, in megabytes. V8 collects by this limit: without one it lets garbage
 * grow with the machine, and a first pull that needs 150 MB holds half a gigabyte. docs/benchmarks.md has the figures.
 */
export const HEAP_LIMIT = '--max-old-space-size=768';
