import { canonicalJson } from '#kernel';
import type { Meeting } from '../sync/meeting.js';
import type { PlannedField } from './plan.types.js';

type Document = Readonly<Record<string, unknown>>;

/** Longer texts (an invoice of hundreds of lines) are only named: a plan is read by people. */
const LONGEST = 20_000;

/** The fields in which both sides differ, with what would stand. */
export function fieldsOfMeeting({ base, local, remote, outcome }: Meeting): PlannedField[] {
  const { merged, fromRemote, fromLocal, conflicts } = outcome;
  const asked = new Set(conflicts);
  return [...fromRemote, ...fromLocal, ...conflicts].map((field) =>
    shortened({
      field,
      agreed: base[field] ?? null,
      ours: local[field] ?? null,
      theirs: remote[field] ?? null,
      stands: merged[field] ?? null,
      conflict: asked.has(field),
    }),
  );
}

/** Both sides of two records that may be one: first where they differ, then what both or only one of them says. */
export function fieldsOfMatch(meeting: Meeting): PlannedField[] {
  const differing = fieldsOfMeeting(meeting);
  const told = new Set(differing.map(({ field }) => field));
  const same = fieldsOfNew(meeting.remote, 'theirs').filter(({ field }) => !told.has(field));
  return [...differing, ...same.map((one) => ({ ...one, ours: one.theirs }))];
}

/** What a record would say that one side has and the other has not. */
export function fieldsOfNew(document: Document, side: 'ours' | 'theirs'): PlannedField[] {
  return Object.entries(document)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([field, value]) =>
      shortened({
        field,
        agreed: null,
        ours: side === 'ours' ? value : null,
        theirs: side === 'theirs' ? value : null,
        stands: value,
        conflict: false,
      }),
    );
}

/** What changes of a record on one side alone. */
export function fieldsOfChange(before: Document, after: Document): PlannedField[] {
  return Object.keys(after)
    .filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]))
    .map((field) =>
      shortened({
        field,
        agreed: before[field] ?? null,
        ours: before[field] ?? null,
        theirs: null,
        stands: after[field] ?? null,
        conflict: false,
      }),
    );
}

/** What people call a record: its number or name. */
export function labelOf(document: object | null | undefined): string | null {
  const { number, displayName, name } = (document ?? {}) as Record<string, unknown>;
  return (
    [number, displayName, name].find((one): one is string => typeof one === 'string' && one !== '') ?? null
  );
}

function shortened(field: PlannedField): PlannedField {
  if (canonicalJson(field).length <= LONGEST) return field;
  const told = (value: unknown) =>
    Array.isArray(value) ? `${value.length} rows` : value === null ? null : '…';
  const { agreed, ours, theirs, stands } = field;
  return { ...field, agreed: told(agreed), ours: told(ours), theirs: told(theirs), stands: told(stands) };
}
