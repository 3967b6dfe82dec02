/**
 * Pairs of ids, the last used ones at least: between one and two times `capacity` of them. Two generations instead of one
 * list whose oldest entry leaves: a JavaScript map pays for every entry that left its front.
 */
export class RememberedPairs {
  private young = new Map<string, string>();
  private old = new Map<string, string>();

  constructor(private readonly capacity: number) {}

  /** What is asked for counts as used, and outlives the next `capacity` pairs. */
  get(from: string): string | undefined {
    const recent = this.young.get(from);
    if (recent !== undefined) return recent;
    const to = this.old.get(from);
    if (to !== undefined) this.set(from, to);
    return to;
  }

  set(from: string, to: string): void {
    if (this.young.size >= this.capacity && !this.young.has(from)) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(from, to);
  }
}
