import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { UnitOfWork } from '#platform';
import type { RemoteChange } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from './bindings/bindings.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import { ConflictsRepository } from './conflicts.repository.js';
import { type ExternalLink, LinksRepository } from './links.repository.js';
import { mergeFields } from './merge.js';
import { OperationsRepository } from './operations.repository.js';
import { isAgreed, isEcho, latestOf, linkOf, reservedLink } from './page-links.js';
import type { ReferenceResolver } from './reference-resolver.js';
import { type ResolveId, translateReferences } from './references.js';

export interface ApplyCounts {
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  /** Not wanted here, or naming a record that we could not find. */
  skipped: number;
  conflicts: number;
}

export interface ApplyTarget {
  connectionId: string;
  system: string;
  resolver: ReferenceResolver;
}

type Document = Record<string, unknown>;

interface IdentifiedPage {
  wanted: Translated[];
  known: Map<string, ExternalLink>;
  /** Our id of each change, by remote id. */
  ids: Map<string, string>;
  /** Those of them that were made for this page: there is nothing to read yet. */
  minted: Set<string>;
  /** Our ids set aside for parents that have not come yet, by remote id. */
  reserved: Map<string, string>;
}

interface Translated {
  change: RemoteChange;
  document: Document;
}

/**
 * Makes our records say what the accounting system says, one page of one entity in one transaction. An echo of our
 * own write changes nothing; what both sides changed is merged field by field.
 */
@Injectable()
export class ChangeApplier {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
    private readonly operations: OperationsRepository,
    private readonly conflicts: ConflictsRepository,
  ) {}

  /** `alongside` runs in the same transaction: the cursor is saved with the page it follows. */
  async apply(
    target: ApplyTarget,
    entity: Entity,
    changes: readonly RemoteChange[],
    alongside: (counts: ApplyCounts) => Promise<void>,
  ): Promise<ApplyCounts> {
    try {
      // The cursor goes back with its page, and what is read again is the same: no page waits for the disk.
      return await this.unitOfWork.run(
        async () => {
          const counts = await this.applyPage(target, this.bindings.of(entity), latestOf(changes));
          await alongside(counts);
          return counts;
        },
        { canBeRedone: true },
      );
    } catch (error) {
      target.resolver.forget();
      throw error;
    }
  }

  private async applyPage(
    target: ApplyTarget,
    binding: AnyBinding,
    changes: RemoteChange[],
  ): Promise<ApplyCounts> {
    const counts: ApplyCounts = {
      created: 0,
      updated: 0,
      unchanged: 0,
      removed: 0,
      skipped: 0,
      conflicts: 0,
    };
    const known = await this.links.byRemoteIds(
      target.connectionId,
      binding.entity,
      changes.map(({ remoteId }) => remoteId),
    );
    const news = changes.filter((change) => !isEcho(known.get(change.remoteId), change));
    counts.unchanged = changes.length - news.length;
    await this.remove(
      target,
      binding,
      news.filter(({ deleted }) => deleted),
      known,
      counts,
    );
    const present = news.filter(({ deleted }) => !deleted);
    const { ids, minted } = await this.identify(target, binding, present, known);
    const { translated, reserved } = await this.translate(target, binding, present, ids);
    const wanted = translated.filter(
      ({ change, document }) => known.has(change.remoteId) || binding.isWanted(document as never),
    );
    counts.skipped += present.length - wanted.length;
    await this.write(target, binding, { wanted, known, ids, minted, reserved }, counts);
    return counts;
  }

  /** Which record of ours each change is about: the linked one, one whose creation is under way, or a new one. */
  private async identify(
    target: ApplyTarget,
    binding: AnyBinding,
    present: RemoteChange[],
    known: Map<string, ExternalLink>,
  ): Promise<{ ids: Map<string, string>; minted: Set<string> }> {
    const unknown = present.filter(({ remoteId }) => !known.has(remoteId));
    const adopted = await this.adoptable(target, binding, unknown);
    const ids = new Map<string, string>();
    const minted = new Set<string>();
    for (const { remoteId } of present) {
      const met = known.get(remoteId)?.localId ?? adopted.get(remoteId);
      const localId = met ?? newId();
      ids.set(remoteId, localId);
      if (met === undefined) minted.add(localId);
    }
    // A page may hold a parent and its children.
    if (isSelfReferential(binding))
      for (const [remoteId, localId] of ids) target.resolver.learn(binding.entity, remoteId, localId);
    return { ids, minted };
  }

  /**
   * A record that we do not know may be one whose creation we sent and whose answer has not come yet. It is
   * recognized by its natural key, so that it is linked instead of doubled.
   */
  private async adoptable(
    target: ApplyTarget,
    binding: AnyBinding,
    unknown: RemoteChange[],
  ): Promise<Map<string, string>> {
    const adopted = new Map<string, string>();
    if (unknown.length === 0) return adopted;
    const pending = await this.operations.unconfirmedCreations(target.connectionId, binding.entity);
    if (pending.length === 0) return adopted;
    const ours = await binding.store.readRecords(pending);
    const byKey = new Map(
      [...ours].map(([id, { record }]) => [binding.naturalKey(binding.toDocument(record) as never), id]),
    );
    const { translated } = await this.translate(target, binding, unknown, new Map());
    for (const { change, document } of translated) {
      const localId = byKey.get(binding.naturalKey(document as never));
      if (localId !== undefined) adopted.set(change.remoteId, localId);
    }
    return adopted;
  }

  private async translate(
    { resolver }: ApplyTarget,
    binding: AnyBinding,
    changes: RemoteChange[],
    ids: Map<string, string>,
  ) {
    const documents = changes.map(({ document }) => document as unknown as Document);
    const resolve = await resolver.prepare(documents, binding.references);
    const reserved = new Map<string, string>();
    const resolveOrReserve: ResolveId = (entity, id) => {
      const found = resolve(entity, id) ?? reserved.get(id);
      if (found !== undefined || entity !== binding.entity || ids.size === 0) return found;
      // A child may come pages before its parent: the parent's id is set aside for it.
      const setAside = newId();
      reserved.set(id, setAside);
      return setAside;
    };
    const translated: Translated[] = [];
    changes.forEach((change, index) => {
      const { document, missing } = translateReferences(
        documents[index] ?? {},
        binding.references,
        resolveOrReserve,
      );
      const isIncomplete = missing.some(({ path }) => binding.required.includes(path.replace(/\[\d+\]/, '')));
      if (!isIncomplete) translated.push({ change, document });
    });
    return { translated, reserved };
  }

  private async write(
    target: ApplyTarget,
    binding: AnyBinding,
    page: IdentifiedPage,
    counts: ApplyCounts,
  ): Promise<void> {
    const { wanted, known, ids, minted } = page;
    const changed = wanted.filter(({ change, document }) => !isAgreed(known.get(change.remoteId), document));
    const changedIds = changed.map(({ change }) => idOf(ids, change));
    const existing = await binding.store.readRecords(changedIds.filter((id) => !minted.has(id)));
    const records: { id: string }[] = [];
    for (const one of changed) {
      const localId = idOf(ids, one.change);
      const current = existing.get(localId)?.record;
      const merged =
        current === undefined
          ? one.document
          : await this.merge(
              target,
              binding,
              { one, link: known.get(one.change.remoteId), localId, current },
              counts,
            );
      records.push(binding.toRecord(merged as never, localId, current, target.system));
    }
    // The server takes the records in while the snapshots of the links are being written down.
    await Promise.all([
      binding.store.importRecords(records, { fresh: existing.size === 0 }),
      this.link(target, binding, page),
    ]);
    counts.created += changed.length - existing.size;
    counts.updated += existing.size;
    counts.unchanged += wanted.length - changed.length;
  }

  private async link(target: ApplyTarget, { entity }: AnyBinding, page: IdentifiedPage): Promise<void> {
    const { wanted, known, ids, reserved } = page;
    const links = [
      ...wanted.map(({ change, document }) => linkOf(entity, change, idOf(ids, change), document, known)),
      ...[...reserved].map(([remoteId, localId]) => reservedLink(entity, remoteId, localId)),
    ];
    await this.links.save(target.connectionId, links);
    for (const { remoteId, localId } of links) target.resolver.learn(entity, remoteId, localId);
  }

  private async merge(
    { connectionId }: ApplyTarget,
    binding: AnyBinding,
    {
      one,
      link,
      localId,
      current,
    }: { one: Translated; link: ExternalLink | undefined; localId: string; current: { id: string } },
    counts: ApplyCounts,
  ): Promise<Document> {
    const local = binding.toDocument(current) as unknown as Document;
    // A creation of ours that we only now learn of: what stands there is what we sent, so ours is the base.
    const base = link?.snapshot ?? local;
    const outcome = mergeFields(base, local, one.document, (field) => binding.policies[field] ?? 'ask');
    if (outcome.conflicts.length > 0) {
      counts.conflicts++;
      await this.conflicts.open({
        connectionId,
        entity: binding.entity,
        localId,
        remoteId: one.change.remoteId,
        kind: 'both-changed',
        fields: outcome.conflicts,
        base,
        local,
        remote: one.document,
      });
    }
    return outcome.merged;
  }

  private async remove(
    { connectionId }: ApplyTarget,
    binding: AnyBinding,
    gone: RemoteChange[],
    known: Map<string, ExternalLink>,
    counts: ApplyCounts,
  ): Promise<void> {
    const links = gone.map(({ remoteId }) => known.get(remoteId)).filter((link) => link !== undefined);
    counts.skipped += gone.length - links.length;
    if (links.length === 0) return;
    const existing = await binding.store.readRecords(links.map(({ localId }) => localId));
    const records = [...existing.values()]
      .map(({ record }) => binding.afterRemoval(record))
      .filter((record) => record !== undefined);
    await binding.store.importRecords(records);
    await this.links.markDeleted(
      connectionId,
      binding.entity,
      links.map(({ remoteId }) => remoteId),
    );
    counts.removed += links.length;
  }
}

function idOf(ids: Map<string, string>, { remoteId }: RemoteChange): string {
  const id = ids.get(remoteId);
  if (id === undefined) throw new Error('Every change of a page has been identified.');
  return id;
}

function isSelfReferential(binding: AnyBinding): boolean {
  return Object.values(binding.references).includes(binding.entity);
}
