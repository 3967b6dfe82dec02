import { isMapped } from '../mappings/mapped-entities.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import type { LinksRepository } from './links.repository.js';
import { type MergeOutcome, mergeFields } from './merge.js';
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
 * `current` our record, `standing` what `standInsOf` answered.
 */
export function meet(
  binding: AnyBinding,
  agreed: Document | null | undefined,
  document: Document,
  current: { id: string },
  standing: ReadonlyMap<string, string>,
): Meeting {
  const local = binding.toDocument(current) as unknown as Document;
  const asOurs = (one: Document) => withStandIns(one, local, binding.references, standing) as Document;
  const base = asOurs(agreed ?? local);
  const remote = asOurs(document);
  const outcome = mergeFields(base, local, remote, (field) => binding.policies[field] ?? 'ask');
  return { base, local, remote, outcome };
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
