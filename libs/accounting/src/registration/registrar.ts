import { DomainError } from '#kernel';

/** What a person or program sends to connect a system: free-form, because every system wants something else. */
export interface Registration {
  /** What it is called here; the system's own name where nothing is said. */
  name: string | undefined;
  credentials: Readonly<Record<string, unknown>>;
  configuration: Readonly<Record<string, unknown>>;
}

/** What came of it. */
export interface Registered {
  id: string;
  name: string;
  /** Made here and shown this once; null when it was sent along. */
  secret: string | null;
  /** Where the system calls us; null when it does not. */
  callUs: { url: string; headers: Record<string, string> } | null;
}

/** Takes in systems that are connected by credentials. Throws a `DomainError` that names the field that is wrong. */
export interface Registrar {
  readonly system: string;
  register(registration: Registration): Promise<Registered>;
}

/** A text among free-form values; undefined when it is left out. */
export function textIn(
  values: Readonly<Record<string, unknown>>,
  group: 'credentials' | 'configuration',
  name: string,
  { min = 1, max = 500 }: { min?: number; max?: number } = {},
): string | undefined {
  const value = values[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && value.length >= min && value.length <= max && !value.includes('\0'))
    return value;
  throw new DomainError('INTEGRATION.NOT_VALID', `"${name}" must be text of ${min} to ${max} characters.`, {
    field: `${group}.${name}`,
    fix: 'Correct it and send everything again; nothing was stored.',
  });
}

/** A value that nobody reads is most likely a misspelled one. */
export function refuseOthers(
  values: Readonly<Record<string, unknown>>,
  group: 'credentials' | 'configuration',
  known: readonly string[],
): void {
  const other = Object.keys(values).find((name) => !known.includes(name));
  if (other === undefined) return;
  throw new DomainError('INTEGRATION.NOT_VALID', `"${other.slice(0, 60)}" means nothing to this system.`, {
    field: `${group}.${other.slice(0, 60)}`,
    fix: known.length > 0 ? `It knows: ${known.join(', ')}.` : 'Leave it out.',
  });
}
