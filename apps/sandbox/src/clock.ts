/** The sandbox's time: the real one, shifted, or standing still at a given instant. */
export class SandboxClock {
  private offset = 0;
  private frozen: number | undefined;

  now(): Date {
    return new Date(this.frozen ?? Date.now() + this.offset);
  }

  setOffset(ms: number): void {
    this.frozen = undefined;
    this.offset = ms;
  }

  /** Time goes on from there. */
  setNow(at: Date): void {
    this.setOffset(at.getTime() - Date.now());
  }

  /** Time stands still there until it is set or advanced. */
  freeze(at: Date): void {
    this.frozen = at.getTime();
  }

  advance(ms: number): void {
    if (this.frozen === undefined) this.offset += ms;
    else this.frozen += ms;
  }

  toJSON(): { now: string; offsetMs: number; frozen: boolean } {
    return {
      now: this.now().toISOString(),
      offsetMs: this.now().getTime() - Date.now(),
      frozen: this.frozen !== undefined,
    };
  }
}
