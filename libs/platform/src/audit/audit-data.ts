import { Secret } from '#kernel';

const SECRET_KEY =
  /pass(word|phrase|wd)|secret|token|authori[sz]ation|cookie|credential|sealed|api[-_ ]?key|private[-_ ]?key|verifier|signature|\botp\b|totp|mfa[-_ ]?code|^(pin|sin|cvv)$/i;
const MAX_DEPTH = 12;
const MAX_TEXT = 4_000;

/**
 * What may stand in the log for ever: plain JSON, without anything that is a secret by its type or by its name.
 * The result equals itself after a trip through `jsonb`, so that its hash can be computed again.
 */
export function auditData(data: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(clean(data, 0))) as Record<string, unknown>;
}

/** Text that PostgreSQL can hold: no NUL, no half of a surrogate pair, and not without end. */
export function auditText(text: string): string {
  const whole = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return whole.replaceAll('\0', '\u{FFFD}').toWellFormed();
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return auditText(value);
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return value;
  if (depth >= MAX_DEPTH) return '…';
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (Array.isArray(value)) return value.filter(isPublic).map((item) => clean(item, depth + 1));
  if (value instanceof Map) return cleanEntries([...value.entries()], depth);
  if (value instanceof Set) return clean([...value], depth);
  if ('toJSON' in value && typeof value.toJSON === 'function') return clean(value.toJSON(), depth + 1);
  return cleanEntries(Object.entries(value), depth);
}

function cleanEntries(entries: [unknown, unknown][], depth: number): Record<string, unknown> {
  return Object.fromEntries(
    entries
      .filter(([name, item]) => isPublic(item) && isKeepable(String(name)))
      .map(([name, item]) => [auditText(String(name)), clean(item, depth + 1)]),
  );
}

/** A name that reaches an object's prototype does not survive the way to the database, and says nothing. */
function isKeepable(name: string): boolean {
  return name !== '__proto__' && !SECRET_KEY.test(name);
}

function isPublic(value: unknown): boolean {
  return !(value instanceof Secret);
}
