import type { Entity } from '../ports/canonical-documents.js';
import { CONFLICT_KINDS, type ConflictKind } from '../sync/conflicts.repository.js';
import type { OperationError, OperationKind } from '../sync/operations.repository.js';

/**
 * Why a write waits for a person. `refused`: the books do not take the record as it is. `reference`: what it names is not there, or
 * not used there any more. `duplicate`: its name or number is there already. `closed-period`: its day is in a closed
 * period. `not-sent`: it was tried many times and never went through. `unclear`: it was sent, and nobody can say whether it is there.
 */
export const WRITE_KINDS = [
  'refused',
  'reference',
  'duplicate',
  'closed-period',
  'not-sent',
  'unclear',
] as const;
export type WriteKind = (typeof WRITE_KINDS)[number];

export const WAIT_KINDS = [...CONFLICT_KINDS, ...WRITE_KINDS] as const;

/**
 * What can be decided of something that waits. The first three are of conflicts; `theirs` is of writes as well, and `leave-out` of
 * files that go along with a document.
 */
export const ANSWERS = [
  'ours',
  'theirs',
  'fields',
  'retry',
  'same-record',
  'new-name',
  'reactivate',
  'successor',
  'leave-out',
] as const;
export type WaitAnswer = (typeof ANSWERS)[number];

export function kindOfWrite({
  error,
  isUnclear,
}: {
  error: OperationError | null;
  isUnclear: boolean;
}): WriteKind {
  if (isUnclear) return 'unclear';
  if (error === null) return 'not-sent';
  const { kind, waitsFor, about } = error;
  if (kind === 'closed-period' || kind === 'duplicate') return kind;
  if (waitsFor || about === 'reference') return 'reference';
  return kind === 'validation' || kind === 'not-found' ? 'refused' : 'not-sent';
}

export function answersToConflict(kind: ConflictKind, fields: readonly string[]): WaitAnswer[] {
  if (kind === 'totals-differ') return ['theirs'];
  return kind === 'both-changed' && fields.length > 1 ? ['ours', 'theirs', 'fields'] : ['ours', 'theirs'];
}

/** What is known of a write that waits, as far as it says what can be done. */
export interface WriteFacts {
  kind: WriteKind;
  entity: Entity;
  operation: OperationKind;
  /** It sets back what another write of ours did. */
  isUndo: boolean;
  /** How its record stands there; `gone`: deleted there. */
  standing: 'there' | 'gone' | 'unknown';
  /** One of what it names is inactive there and can be made active from here. */
  canReactivate: boolean;
  /** It names a customer who is used there no more. */
  namesGoneCustomer: boolean;
  /** The record there that has its name or number is of the same kind and known here. */
  hasCandidate: boolean;
}

/** Records that people name, and under whose names no rule of numbers lies. */
const NAMED: readonly Entity[] = ['customer', 'vendor', 'item'];

export function isNamed(entity: Entity): boolean {
  return NAMED.includes(entity);
}

/** Documents whose counterpart can be given over to ours, or come in beside ours that is void. */
const BILLED: readonly Entity[] = ['invoice', 'bill'];

export function comesInAnew(entity: Entity): boolean {
  return BILLED.includes(entity);
}

export function answersToWrite(facts: WriteFacts): WaitAnswer[] {
  const { kind, entity } = facts;
  const answers: WaitAnswer[] = ['retry'];
  // Whatever else is decided of it might be undone by what is found.
  if (kind === 'unclear') return answers;
  if (mayKeepTheirs(facts)) answers.push('theirs');
  if (kind === 'reference' && facts.canReactivate) answers.push('reactivate');
  if (kind === 'reference' && facts.namesGoneCustomer) answers.push('successor');
  if (kind === 'duplicate' && facts.hasCandidate && facts.standing !== 'there') answers.push('same-record');
  if (kind === 'duplicate' && isNamed(entity)) answers.push('new-name');
  if (mayBeLeftOut(facts)) answers.push('leave-out');
  return answers;
}

/** Our change can be given up where theirs stands, or where it was deleted; of what was never there nothing would be left. */
function mayKeepTheirs({ operation, entity, isUndo, standing }: WriteFacts): boolean {
  if (isUndo || standing === 'unknown' || entity === 'attachment') return false;
  if (operation === 'void') return standing === 'there' && comesInAnew(entity);
  return operation !== 'delete';
}

/** A file is there for people: its document stands there without it. One that is to be taken away is not left. */
function mayBeLeftOut({ entity, operation, isUndo }: WriteFacts): boolean {
  return entity === 'attachment' && operation === 'create' && !isUndo;
}
