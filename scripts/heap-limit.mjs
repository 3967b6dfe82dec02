/**
 * What a process of ours is told about its heap, in megabytes. V8 collects by the limit: without one it lets garbage
 * grow with the machine, and a first pull that needs 150 MB holds half a gigabyte. A page of a thousand documents fits
 * into the young generation then, and most of it is gone before it would have to be moved. docs/benchmarks.md has the figures.
 */
export const HEAP_LIMIT = '--max-old-space-size=768 --max-semi-space-size=64';
