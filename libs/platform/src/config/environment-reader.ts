import { DomainError, Secret } from '#kernel';

/** Reads environment variables and remembers every mistake, so that all are named at once. */
export class EnvironmentReader {
  readonly mistakes: string[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  text(name: string, fallback: string): string;
  text(name: string, fallback?: string): string | undefined;
  text(name: string, fallback?: string): string | undefined {
    const value = this.env[name]?.trim();
    return value ? value : fallback;
  }

  integer(name: string, fallback: number, min: number, max: number): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    this.mistakes.push(`${name} must be a whole number from ${min} to ${max}, but it is "${text}".`);
    return fallback;
  }

  /** A share, 0 to 1. */
  fraction(name: string, fallback: number): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = Number(text);
    if (value >= 0 && value <= 1) return value;
    this.mistakes.push(`${name} must be a number from 0 to 1, but it is "${text}".`);
    return fallback;
  }

  flag(name: string, fallback: boolean): boolean {
    const text = this.text(name)?.toLowerCase();
    if (text === undefined) return fallback;
    if (['true', '1', 'yes', 'on'].includes(text)) return true;
    if (['false', '0', 'no', 'off'].includes(text)) return false;
    this.mistakes.push(`${name} must be true or false, but it is "${text}".`);
    return fallback;
  }

  oneOf<const T extends string>(name: string, choices: readonly T[], fallback: NoInfer<T>): T {
    const text = this.text(name);
    if (text === undefined) return fallback;
    if ((choices as readonly string[]).includes(text)) return text as T;
    this.mistakes.push(`${name} must be one of ${choices.join(', ')}, but it is "${text}".`);
    return fallback;
  }

  url(name: string, fallback: string, protocols: readonly string[]): string;
  url(name: string, fallback: undefined, protocols: readonly string[]): string | undefined;
  url(name: string, fallback: string | undefined, protocols: readonly string[]): string | undefined {
    const text = this.text(name, fallback);
    if (text === undefined) return undefined;
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text.replace(/\/+$/, '');
    this.mistakes.push(
      `${name} must be a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}.`,
    );
    return fallback;
  }

  /** A secret of at least `bytes` bytes, given as base64 or hexadecimal. Its value is never part of a message. */
  key(name: string, bytes: number): Secret | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const raw =
      /^[0-9a-f]+$/i.test(text) && text.length === bytes * 2
        ? Buffer.from(text, 'hex')
        : Buffer.from(text, 'base64');
    if (raw.length === bytes) return new Secret(raw.toString('base64'));
    this.mistakes.push(`${name} must be ${bytes} bytes in base64 or hexadecimal.`);
    return undefined;
  }

  secret(name: string, minLength: number): Secret | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (text.length < minLength) this.mistakes.push(`${name} must be at least ${minLength} characters long.`);
    return new Secret(text);
  }

  require(name: string, value: unknown, why: string): void {
    if (value === undefined && this.text(name) === undefined)
      this.mistakes.push(`${name} is missing: ${why}`);
  }

  refuseMistakes(): void {
    if (this.mistakes.length === 0) return;
    throw new DomainError(
      'CONFIG.INVALID',
      `The configuration has ${this.mistakes.length} mistake(s):\n- ${this.mistakes.join('\n- ')}`,
      {
        fix: 'Mend the variables above (see .env.example) and start again.',
      },
    );
  }
}
