import { inspect } from 'node:util';

/**
 * A value that must never be printed. It shows itself as `[redacted]` to JSON, to string
 * concatenation and to `console`; only `reveal()` gives it away, which is easy to search for.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }

  [inspect.custom](): string {
    return '[redacted]';
  }
}
