import type { RemoteChange } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { TranslatedDocument } from './references.js';

/** A record of the accounting system that could not be taken in, and why. */
export interface RecordProblem {
  remoteId: string;
  /** Its number or name, as people know it; null when it has none. */
  label: string | null;
  /** Of the record, e.g. `contractorId`. */
  field: string;
  message: string;
}

/** A run that goes wrong goes wrong everywhere: a person needs a few examples and the count, not a million lines. */
export const MOST_PROBLEMS = 50;

const NAMES: Partial<Record<Entity, string>> = {
  'tax-code': 'tax code',
  'tax-rate': 'tax rate',
  vendor: 'supplier',
  'vendor-credit': "supplier's credit",
};

/** What is wrong with a record that names, in a field it cannot do without, one that we do not have. */
export function problemsOf(
  { remoteId, document }: RemoteChange,
  missing: TranslatedDocument['missing'],
): RecordProblem[] {
  const { number, displayName, name } = (document ?? {}) as Record<string, unknown>;
  const label = [number, displayName, name].find((one): one is string => typeof one === 'string') ?? null;
  return missing.map(({ path, entity, id }) => ({
    remoteId,
    label,
    field: path,
    message: `It names the ${NAMES[entity] ?? entity} ${id}, which is not here. It is taken in with the next full sync after that one is.`,
  }));
}

/** The first of all problems, each once. */
export function joinedProblems(
  earlier: readonly RecordProblem[] | undefined,
  more: readonly RecordProblem[],
): RecordProblem[] | undefined {
  if (more.length === 0) return earlier as RecordProblem[] | undefined;
  const news = more.filter(
    ({ remoteId, field }) => !earlier?.some((one) => one.remoteId === remoteId && one.field === field),
  );
  return [...(earlier ?? []), ...news].slice(0, MOST_PROBLEMS);
}
