import { DomainError } from '#kernel';

/** Of PostgreSQL, what it says of the row that it was given: its data, its constraints, and keys longer than an index takes. */
const OF_ROWS = /^(22|23)...$|^54000$/;

const REASONS: Readonly<Record<string, string>> = {
  '22001': 'a text of it is longer than can be kept.',
  '22003': 'a number of it is larger than can be kept.',
  '22007': 'a date of it is none.',
  '22008': 'a date of it is further away than can be kept.',
  '23505': 'another record here is the only one that may say what it says.',
};

/**
 * Why a record can never be written as it stands, as the end of a sentence; undefined for a failure that has nothing to do
 * with what it says, after which the same is tried again.
 */
export function refusalOf(error: unknown): string | undefined {
  if (error instanceof DomainError)
    return error.kind === 'unavailable' || error.kind === 'throttled' ? undefined : error.message;
  if (!(error instanceof Error)) return undefined;
  const { code, column, constraint } = error as { code?: unknown; column?: string; constraint?: string };
  if (typeof code !== 'string' || !OF_ROWS.test(code)) return undefined;
  if (code === '23502') return `it lacks what every such record has (${column}).`;
  return REASONS[code] ?? `it breaks a rule of our records (${constraint ?? code}).`;
}
