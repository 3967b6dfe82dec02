/** A place in the world that moves to the next one over a moment, so that the eye can follow. */
export class Glide {
  private fromX: number;
  private fromY: number;
  private startedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private toX: number,
    private toY: number,
    private readonly milliseconds: number,
  ) {
    this.fromX = toX;
    this.fromY = toY;
  }

  /** From wherever it is at `now`. */
  headTo(x: number, y: number, now: number): void {
    if (x === this.toX && y === this.toY) return;
    [this.fromX, this.fromY] = [this.x(now), this.y(now)];
    [this.toX, this.toY, this.startedAt] = [x, y, now];
  }

  x(now: number): number {
    return this.fromX + (this.toX - this.fromX) * this.share(now);
  }

  y(now: number): number {
    return this.fromY + (this.toY - this.fromY) * this.share(now);
  }

  isMoving(now: number): boolean {
    return this.share(now) < 1;
  }

  private share(now: number): number {
    return this.milliseconds <= 0 ? 1 : Math.max(0, Math.min(1, (now - this.startedAt) / this.milliseconds));
  }
}
