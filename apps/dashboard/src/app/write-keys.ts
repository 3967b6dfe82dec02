/**
 * The idempotency keys of one kind of write. What is meant again because its answer was lost is the same write; anything
 * else is another one, though the first may still be under way.
 */
export class WriteKeys {
  private readonly keys = new Map<string, string>();
  private readonly underWay = new Map<string, number>();

  constructor(private readonly newKey: () => string) {}

  /** The key of what is sent now. */
  begin(input: unknown): string {
    const text = textOf(input);
    const key = this.keys.get(text) ?? this.newKey();
    this.keys.set(text, key);
    this.underWay.set(text, this.countOf(text) + 1);
    return key;
  }

  /** It arrived. What was lost before is not meant any more: asked for again, it is done again. */
  arrived(input: unknown): void {
    const text = textOf(input);
    this.end(text);
    this.keys.delete(text);
    for (const other of [...this.keys.keys()]) if (this.countOf(other) === 0) this.keys.delete(other);
  }

  /** It was refused; `isLasting` when the API remembers that with the key. */
  refused(input: unknown, isLasting: boolean): void {
    const text = textOf(input);
    this.end(text);
    if (isLasting) this.keys.delete(text);
  }

  private countOf(text: string): number {
    return this.underWay.get(text) ?? 0;
  }

  private end(text: string): void {
    const left = this.countOf(text) - 1;
    if (left > 0) this.underWay.set(text, left);
    else this.underWay.delete(text);
  }
}

/** A file says of itself only what tells it from others. */
const textOf = (input: unknown): string =>
  JSON.stringify(input, (_name, value) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  ) ?? '';

/** Refusals that the API does not remember: the same request may pass later. */
const PASSING = [401, 403, 408, 409, 425, 429];

/**
 * The API remembers this refusal with its key: what is sent next says something else, and is another write. So it is when
 * the write was done and its answer is lost: whoever means it again, having looked, means another.
 */
export function isLasting({ status = 0, code }: { status?: number; code?: string }): boolean {
  return code === 'HTTP.ANSWER_LOST' || (status >= 400 && status < 500 && !PASSING.includes(status));
}
