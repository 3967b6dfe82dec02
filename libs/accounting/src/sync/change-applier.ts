import { Injectable } from '@nestjs/common';
import { mapInTurns, type StoredRecord, UnitOfWork } from '#platform';
import type { RemoteChange } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { PullNotes } from '../rollback/pull-notes.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import { type ExternalLink, LinksRepository } from './links.repository.js';
import { agreedOn, standInsOf } from './meeting.js';
import { idOf, unclearLink } from './page-links.js';
import { type ApplyTarget, type Document, PagePreparation, type PreparedPage } from './page-preparation.js';
import type { RecordProblem } from './record-problems.js';
import { SETTLEMENTS } from './settlements.js';
import { Successors } from './successors.js';

export interface ApplyCounts {
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  /** Not wanted here, or naming a record that we could not find. */
  skipped: number;
  conflicts: number;
  /** What is wrong with records that were skipped though they were wanted. */
  problems: RecordProblem[];
}

type Stored = ReadonlyMap<string, StoredRecord<{ id: string }>>;

/** The records of a page to be written, the documents they were made of, and those of them that stood here before. */
interface Met {
  records: readonly { id: string }[];
  written: readonly Document[];
  before: Stored;
  /** Remote ids of those whose balance is to be read again. */
  unclear: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** What is saved in the same transaction: the cursor goes with the page it follows. */
export type Alongside = (counts: ApplyCounts) => Promise<void>;

/**
 * Makes our records say what the accounting system says, one page of one entity in one transaction. An echo of our
 * own write changes nothing; what both sides changed is merged field by field.
 */
@Injectable()
export class ChangeApplier {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly preparation: PagePreparation,
    private readonly links: LinksRepository,
    private readonly notes: PullNotes,
    private readonly successors: Successors,
  ) {}

  async apply(
    target: ApplyTarget,
    entity: Entity,
    changes: readonly RemoteChange[],
    alongside: Alongside,
  ): Promise<ApplyCounts> {
    return this.write(target, await this.prepare(target, entity, changes), alongside);
  }

  /** The first half of `apply`: reads only; `before` are pages of the same entity that are being written meanwhile. */
  async prepare(
    target: ApplyTarget,
    entity: Entity,
    changes: readonly RemoteChange[],
    before: readonly PreparedPage[] = [],
  ): Promise<PreparedPage> {
    const page = await this.preparation.prepare(target, entity, changes, before);
    // All that can be is written down here, while the server takes the page before in.
    await this.links.writeDown(page.links);
    const { binding, changed, ids, minted } = page;
    if (changed.some(({ change }) => !minted.has(idOf(ids, change)))) return page;
    const records = await mapInTurns(changed, ({ change, document }) =>
      binding.toRecord(document as never, idOf(ids, change), undefined, target.system),
    );
    await binding.store.writeDown?.(records);
    return { ...page, records };
  }

  /**
   * The second half of `apply`: one transaction. `turn`: settles when the pages before this one are kept, and fails when
   * one of them is not; what is saved alongside comes after it, and so does the commit.
   */
  async write(
    target: ApplyTarget,
    page: PreparedPage,
    alongside: Alongside,
    turn: Promise<unknown> = Promise.resolve(),
  ): Promise<ApplyCounts> {
    const inTurn: Alongside = async (counts) => {
      await turn;
      await alongside(counts);
    };
    try {
      // The cursor goes back with its page, and what is read again is the same: no page waits for the disk.
      return await this.unitOfWork.run(() => this.writePage(target, page, inTurn), { canBeRedone: true });
    } catch (error) {
      target.resolver.forget();
      throw error;
    }
  }

  /**
   * A write found that its counterpart was deleted there: our record stays as it is. Answers whether a person is asked, because
   * it was changed.
   */
  noteGone(connectionId: string, link: ExternalLink): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const binding = this.preparation.bindingOf(link.entity);
      const existing = await binding.store.readRecords([link.localId], { hold: true });
      const asked = await this.askedAbout(connectionId, binding, [link], existing);
      await this.links.markDeleted(connectionId, link.entity, [link.remoteId]);
      return asked.size > 0;
    });
  }

  private async writePage(
    target: ApplyTarget,
    page: PreparedPage,
    alongside: Alongside,
  ): Promise<ApplyCounts> {
    const counts: ApplyCounts = {
      created: 0,
      updated: 0,
      unchanged: page.echoes,
      removed: 0,
      skipped: page.skipped,
      conflicts: 0,
      problems: page.problems,
    };
    await this.remove(target, page, counts);
    await this.writeWanted(target, page, counts, alongside);
    return counts;
  }

  private async writeWanted(
    target: ApplyTarget,
    page: PreparedPage,
    counts: ApplyCounts,
    alongside: Alongside,
  ): Promise<void> {
    const { binding, wanted, changed } = page;
    const { records, written, before, unclear } = page.records
      ? {
          ...{ records: page.records, before: new Map(), unclear: NONE },
          written: changed.map(({ document }) => document),
        }
      : await this.meet(target, page, counts);
    counts.created += changed.length - before.size;
    counts.updated += before.size;
    counts.unchanged += wanted.length - changed.length;
    // A page waits for the server once.
    await this.unitOfWork.inOneGo(() => [
      binding.store.importRecords(records, { fresh: before.size === 0 }),
      this.link(target, page, unclear),
      this.successors.refuseMerged(written, binding.references),
    ]);
    await this.restate(
      target,
      page,
      [...before.values()].map(({ record }) => record),
      written,
    );
    await alongside(counts);
    await this.note(target, page, before, 'change');
  }

  /** What is open on what these settlements named before, and name now. */
  private async restate(
    { connectionId }: ApplyTarget,
    { binding }: PreparedPage,
    before: readonly { id: string }[],
    after: readonly object[],
  ): Promise<void> {
    if (before.length === 0 || !SETTLEMENTS.includes(binding.entity)) return;
    const documents = before.map((record) => binding.toDocument(record));
    await this.notes.merger.restate(connectionId, binding.entity, [...documents, ...after]);
  }

  /** The records of a page that tells of some that we have, merged with those. */
  private async meet(target: ApplyTarget, page: PreparedPage, counts: ApplyCounts): Promise<Met> {
    const { binding, changed, ids, minted, known, sent } = page;
    const { connectionId } = target;
    const merge = this.notes.merger.forPage();
    const unclear = new Set<string>();
    const changedIds = changed.map(({ change }) => idOf(ids, change));
    // What people change meanwhile comes after the page, and is merged with it next time.
    const met = changedIds.filter((id) => !minted.has(id));
    const existing = await binding.store.readRecords(met, { hold: true });
    const standing = await standInsOf(this.links, connectionId, binding, existing);
    const records: { id: string }[] = [];
    const written: Document[] = [];
    for (const one of changed) {
      const localId = idOf(ids, one.change);
      const stored = existing.get(localId);
      const current = stored?.record;
      let merged = one.document;
      if (stored !== undefined) {
        const { record, version } = stored;
        const { remoteId } = one.change;
        const agreed = agreedOn(known.get(remoteId)?.snapshot, sent.get(localId), one.document);
        const theirs = { theirs: one.document, theirsAt: one.change.remoteUpdatedAt };
        const ours = { current: record, version, standing };
        const both = { connectionId, binding, remoteId, agreed, ...theirs, ...ours };
        const { document, isConflict, isUnclear } = await merge(both);
        merged = document;
        if (isConflict) counts.conflicts++;
        if (isUnclear) unclear.add(remoteId);
      }
      written.push(merged);
      records.push(binding.toRecord(merged as never, localId, current, target.system));
    }
    return { records, written, before: existing, unclear };
  }

  private async link(
    target: ApplyTarget,
    { binding, known, minted, links: all }: PreparedPage,
    unclear: ReadonlySet<string>,
  ): Promise<void> {
    const { entity } = binding;
    const links =
      unclear.size === 0 ? all : all.map((link) => (unclear.has(link.remoteId) ? unclearLink(link) : link));
    // One of ours that comes before the answer to our own write of it may have been something else there before.
    const met = links.filter(
      ({ document, remoteId, localId }) => document && !known.has(remoteId) && !minted.has(localId),
    );
    if (met.length > 0) await this.links.forgetDeleted(target.connectionId, entity, met);
    await this.links.save(target.connectionId, links, {
      fresh: known.size === 0 && met.length === 0,
      runId: target.runId,
    });
    for (const { remoteId, localId } of links) target.resolver.learn(entity, remoteId, localId);
  }

  private async remove(target: ApplyTarget, page: PreparedPage, counts: ApplyCounts): Promise<void> {
    const { binding, gone, known } = page;
    const links = gone.map(({ remoteId }) => known.get(remoteId)).filter((link) => link !== undefined);
    counts.skipped += gone.length - links.length;
    if (links.length === 0) return;
    const ids = links.map(({ localId }) => localId);
    const existing = await binding.store.readRecords(ids, { hold: true });
    const asked = await this.askedAbout(target.connectionId, binding, links, existing);
    const records = [...existing.values()]
      .filter(({ record }) => !asked.has(record.id))
      .map(({ record }) => binding.afterRemoval(record))
      .filter((record) => record !== undefined);
    await binding.store.importRecords(records);
    const settled = ids.filter((id) => !asked.has(id));
    await this.notes.merger.giveUp(target.connectionId, binding.entity, settled);
    await this.links.markDeleted(
      target.connectionId,
      binding.entity,
      links.map(({ remoteId }) => remoteId),
    );
    const departed = settled.flatMap((id) => existing.get(id)?.record ?? []);
    await this.restate(
      target,
      page,
      departed,
      links.map(({ snapshot }) => snapshot),
    );
    await this.note(target, page, existing, 'remove');
    counts.removed += links.length - asked.size;
    counts.conflicts += asked.size;
  }

  /** Those of ours that stay as they are until a person decides, because they were changed here meanwhile. */
  private async askedAbout(
    connectionId: string,
    binding: AnyBinding,
    links: readonly ExternalLink[],
    existing: Stored,
  ): Promise<Set<string>> {
    const standing = await standInsOf(this.links, connectionId, binding, existing);
    const asked = new Set<string>();
    for (const link of links) {
      const current = existing.get(link.localId)?.record;
      if (current && (await this.notes.merger.depart({ connectionId, binding, link, current, standing })))
        asked.add(link.localId);
    }
    return asked;
  }

  /** What the page changed of records that stood here before, by which it can be undone; a first pull has none. */
  private async note(
    { connectionId, runId }: ApplyTarget,
    { binding, ids, gone, known }: PreparedPage,
    before: Stored,
    effect: 'change' | 'remove',
  ): Promise<void> {
    if (before.size === 0) return;
    const pairs: [string, string][] =
      effect === 'change'
        ? [...ids].map(([remoteId, localId]) => [localId, remoteId])
        : gone.map(({ remoteId }) => [known.get(remoteId)?.localId ?? '', remoteId]);
    await this.notes.changed({ connectionId, runId, binding, remoteIds: new Map(pairs), effect }, before);
  }
}
