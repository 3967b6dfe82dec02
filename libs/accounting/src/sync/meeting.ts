import { canonicalJson } from '#kernel';
import { isMapped } from '../mappings/mapped-entities.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import type { ExternalLink, LinksRepository } from './links.repository.js';
import { type FieldPolicy, type MergeOutcome, mergeFields } from './merge.js';
import { collectReferences, withStandIns } from './references.js';

type Document = Record<string, unknown>;

/** A record that both sides have, as each of them sees it, and what becomes of it. References are our ids. */
export interface Meeting {
  base: Document;
  local: Document;
  remote: Document;
  outcome: MergeOutcome;
}

/**
 * `agreed` is what both sides last agreed on, or what we sent where no answer came; `document` what theirs says now,
 * `current` our record, `standing` what `standInsOf` answered. `policyOf`: who wins what both changed; by its nature, unless
 * the organization says otherwise.
 */
export function meet(
  binding: AnyBinding,
  agreed: Document | null | undefined,
  document: Document,
  current: { id: string },
  standing: ReadonlyMap<string, string>,
  policyOf: (field: string) => FieldPolicy = (field) => binding.policies[field] ?? 'ask',
): Meeting {
  const local = binding.toDocument(current, agreed ?? undefined) as unknown as Document;
  const asOurs = (one: Document) => withStandIns(one, local, binding.references, standing) as Document;
  const base = asOurs(agreed ?? local);
  const remote = asOurs(document);
  const outcome = mergeFields(base, local, remote, policyOf);
  return { base, local, remote, outcome };
}

/**
 * What would be lost here with a record that is deleted there: our changes that the books were not told of, but for what they
 * alone decide. Nothing where nothing was agreed on or nothing changes here.
 */
export function lostHere(
  binding: AnyBinding,
  { snapshot, snapshotHash }: Pick<ExternalLink, 'snapshot' | 'snapshotHash'>,
  current: { id: string },
  standing: ReadonlyMap<string, string>,
): Pick<Meeting, 'base' | 'local'> & { fields: string[] } {
  const { base, local, outcome } = meet(binding, snapshot, snapshot, current, standing);
  const isAtStake = snapshotHash !== '' && binding.afterRemoval(current) !== undefined;
  return {
    base,
    local,
    fields: isAtStake ? outcome.fromLocal.filter((field) => isOurs(binding, field)) : [],
  };
}

/** Whether the books know all of it that is sent: then an update of it says nothing. */
export function isToldAlready(
  binding: AnyBinding,
  { snapshot }: Pick<ExternalLink, 'snapshot'>,
  current: { id: string },
): boolean {
  const { computed } = binding;
  if (!computed) return false;
  return meet(binding, snapshot, snapshot, current, new Map()).outcome.fromLocal.every((field) =>
    computed.includes(field),
  );
}

/** What they changed there of a document that was voided here: it would be lost with it. */
export function lostThere(binding: AnyBinding, { base, local, remote, outcome }: Meeting): string[] {
  const isVoidedHere = local.voided === true && base.voided === false && remote.voided === false;
  if (!isVoidedHere || !COMES_IN_ANEW.has(binding.entity)) return [];
  return [...outcome.fromRemote, ...outcome.conflicts].filter((field) => isOurs(binding, field));
}

/** Money that was taken back here says itself what it paid: it has nothing to come in anew for. */
const COMES_IN_ANEW: ReadonlySet<Entity> = new Set(['invoice', 'bill']);

/** Whether it is ours as much as theirs. */
function isOurs({ policies }: AnyBinding, field: string): boolean {
  return policies[field] !== 'remote';
}

/**
 * What both sides agree on, where an answer of theirs is still out: what was `sent` and is there is no change of theirs.
 * Without a link it is what was sent.
 */
export function agreedOn(
  snapshot: Document | null | undefined,
  sent: Document | undefined,
  theirs: Document,
): Document | null | undefined {
  if (!snapshot || !sent) return snapshot ?? sent;
  const arrived = Object.keys(sent).filter((field) => isSame(sent[field], theirs[field]));
  return { ...snapshot, ...Object.fromEntries(arrived.map((field) => [field, theirs[field]])) };
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

/** What our records on a page name and is sent as another's partner, with one question for all of them. */
export function standInsOf(
  links: LinksRepository,
  connectionId: string,
  { references, toDocument }: AnyBinding,
  existing: ReadonlyMap<string, { record: { id: string } }>,
): Promise<Map<string, string>> {
  const documents = [...existing.values()].map(({ record }) => toDocument(record) as unknown as Document);
  const named = [...collectReferences(documents, references)].filter(([entity]) => isMapped(entity));
  return links.standingFor(
    connectionId,
    named.flatMap(([, ids]) => [...ids]),
  );
}
