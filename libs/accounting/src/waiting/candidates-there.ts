import { likenessOf } from '../matching/likeness.js';
import { isMatched, matchedFacts } from '../matching/matched-facts.js';
import type { Entity } from '../ports/canonical-documents.js';
import { labelOf } from '../queries/record-labels.js';
import { keyOf } from '../sync/bindings/entity-binding.js';
import { dayOf } from './document-facts.js';
import type { ParkedWrite, Standing } from './waiting.repository.js';

type Document = Readonly<Record<string, unknown>>;

/** A record there that has the name or number of ours. */
export interface CandidateThere {
  entity: Entity;
  remoteId: string;
  recordId: string;
  label: string | null;
  /** From 0 to 100: how sure it is meant. */
  score: number;
  reasons: string[];
  /** It is of the same kind, so that both may be one. */
  isSameKind: boolean;
}

/** Customers and suppliers share one list of names there. */
const SHARED: readonly Entity[][] = [['customer', 'vendor']];

/** Kinds of records there that a name or number of that kind may belong to. */
export function kindsBeside(entity: Entity): readonly Entity[] {
  return SHARED.find((kinds) => kinds.includes(entity)) ?? [entity];
}

export function candidateOf({ entity }: ParkedWrite, ours: Document, there: Standing): CandidateThere {
  const isSameKind = there.entity === entity;
  return {
    entity: there.entity,
    remoteId: there.remoteId,
    recordId: there.localId,
    label: labelOf(there.snapshot) ?? null,
    ...(isSameKind ? likeness(entity, ours, there.snapshot) : { score: 0, reasons: ['same-name'] }),
    isSameKind,
  };
}

function likeness(
  entity: Entity,
  ours: Document,
  theirs: Document,
): Pick<CandidateThere, 'score' | 'reasons'> {
  if (!isMatched(entity)) return likenessOfDocuments(ours, theirs);
  return likenessOf(matchedFacts(entity, ours), matchedFacts(entity, theirs));
}

const WEIGHTS: readonly [reason: string, weight: number, of: (document: Document) => unknown][] = [
  ['same-number', 40, ({ number }) => number],
  ['same-name', 40, ({ name }) => name],
  ['same-party', 25, ({ customerId, contractorId }) => customerId ?? contractorId],
  ['same-total', 25, ({ total, amount }) => total ?? amount],
  ['same-day', 10, dayOf],
];

function likenessOfDocuments(ours: Document, theirs: Document): Pick<CandidateThere, 'score' | 'reasons'> {
  const same = WEIGHTS.filter(([, , of]) => isSame(of(ours), of(theirs)));
  return {
    score: Math.min(
      100,
      same.reduce((sum, [, weight]) => sum + weight, 0),
    ),
    reasons: same.map(([reason]) => reason),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string' && keyOf(one) === keyOf(other);
}
