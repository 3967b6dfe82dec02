import type { RemoteChange, UnreadableRecord } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { TranslatedDocument } from './references.js';

/** A record of the accounting system that could not be taken in, and why. */
export interface RecordProblem {
  remoteId: string;
  /** Its number or name, as people know it; null when it has none. */
  label: string | null;
  /** Of the record, e.g. `contractorId`; empty where it is wrong as a whole. */
  field: string;
  message: string;
}

/** A run that goes wrong goes wrong everywhere: a person needs a few examples and the count, not a million lines. */
export const MOST_PROBLEMS = 50;

const ONCE_MENDED = 'Correct it there: it comes in as soon as it is changed, or with the next full sync.';

const NAMES: Partial<Record<Entity, string>> = {
  'tax-code': 'tax code',
  'tax-rate': 'tax rate',
  vendor: 'supplier',
  'vendor-credit': "supplier's credit",
};

/** What is wrong with a record that names, in a field it cannot do without, one that we do not have. */
export function problemsOf(change: RemoteChange, missing: TranslatedDocument['missing']): RecordProblem[] {
  return missing.map(({ path, entity, id }) => ({
    remoteId: change.remoteId,
    label: labelOf(change),
    field: path,
    message: `It names the ${NAMES[entity] ?? entity} ${id}, which is not here. It is taken in with the next full sync after that one is.`,
  }));
}

/** A record of which the connector could make nothing. */
export function unreadableProblem({ remoteId, label, reason }: UnreadableRecord): RecordProblem {
  return { remoteId, label, field: '', message: `It cannot be read: ${reason} ${ONCE_MENDED}` };
}

/** A record that could be read and has no place here. */
export function refusedProblem(change: RemoteChange, reason: string): RecordProblem {
  const message = `It cannot be kept here: ${reason} ${ONCE_MENDED}`;
  return { remoteId: change.remoteId, label: labelOf(change), field: '', message };
}

function labelOf({ document }: RemoteChange): string | null {
  const { number, displayName, name } = (document ?? {}) as Record<string, unknown>;
  return [number, displayName, name].find((one): one is string => typeof one === 'string') ?? null;
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
