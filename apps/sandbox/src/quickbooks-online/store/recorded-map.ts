/** A map that says which key was set or deleted, so that it can be written down. */
export class RecordedMap<V> extends Map<string, V> {
  private readonly tell: ((key: string) => void) | undefined;

  constructor(tell: (key: string) => void) {
    super();
    this.tell = tell;
  }

  override set(key: string, value: V): this {
    super.set(key, value);
    this.tell?.(key);
    return this;
  }

  override delete(key: string): boolean {
    const isGone = super.delete(key);
    if (isGone) this.tell?.(key);
    return isGone;
  }
}
