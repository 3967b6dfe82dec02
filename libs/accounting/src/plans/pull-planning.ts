import { Injectable } from '@nestjs/common';
import { mapInTurns, type StoredRecord } from '#platform';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { MatchPlanning, type Wooing } from '../matching/match-planning.js';
import { type Matcher, Matches } from '../matching/matches.js';
import { FieldPolicies } from '../ownership/field-policies.js';
import type { RemoteChange, UnreadableRecord } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { type ExternalLink, LinksRepository } from '../sync/links.repository.js';
import { agreedOn, lostHere, type Meeting, standInsOf } from '../sync/meeting.js';
import { idOf, isRepeat } from '../sync/page-links.js';
import { type ApplyTarget, PagePreparation, type PreparedPage } from '../sync/page-preparation.js';
import { unreadableProblem } from '../sync/record-problems.js';
import type { PlannedEntry, PlanReason } from './plan.types.js';
import { PlanDraft } from './plan-draft.js';
import { fieldsOfChange, fieldsOfMeeting, fieldsOfNew, labelOf } from './planned-fields.js';
import { PlannedReferences } from './planned-references.js';
import type { PullReading, ReadPage } from './pull-reading.js';

type Document = Readonly<Record<string, unknown>>;
type Fields = Pick<PlannedEntry, 'effect' | 'localId' | 'fields'> & {
  ours: unknown;
  reason?: PlanReason;
};
/** `wooing`: what would be made and may be one of ours. */
type PlanTarget = ApplyTarget & { matcher: Matcher; wooing: Wooing[] };

const NOT_WANTED: PlanReason = {
  kind: 'not-wanted',
  message:
    'It is not taken in as it stands, such as an estimate that nobody has accepted, or one that ended before the day on which this connection begins.',
};

const DELETED_THERE: PlanReason = {
  kind: 'deleted-there',
  message: 'It was deleted in the accounting system, and changed here meanwhile.',
  fix: 'The sync asks you which of the two shall hold.',
};

/** Works out what a pull would do, with the code that does it, and writes nothing. */
@Injectable()
export class PullPlanning {
  constructor(
    private readonly preparation: PagePreparation,
    private readonly links: LinksRepository,
    private readonly matches: Matches,
    private readonly matching: MatchPlanning,
    private readonly policies: FieldPolicies,
  ) {}

  /** `onPage` hears of every page that was compared. */
  async draft(
    { connection }: OpenConnection,
    { pages }: PullReading,
    onPage?: (page: ReadPage) => Promise<void>,
  ): Promise<PlanDraft> {
    const draft = new PlanDraft();
    const matcher = this.matches.begin(connection.id);
    const resolver = new PlannedReferences(this.links, connection.id, 'to-local');
    const { system, settings } = connection;
    const target = { connectionId: connection.id, system, settings, resolver };
    const wooing: Wooing[] = [];
    const before = new Map<Entity, PreparedPage>();
    const left = new Set<string>();
    for await (const page of pages) {
      const { entity, changes, unreadable = [] } = page;
      for (const one of unreadable) this.noteUnreadable(one, draft, left);
      const last = before.get(entity);
      const prepared = await this.preparation.prepare(target, entity, changes, last ? [last] : []);
      for (const { remoteId, localId } of prepared.links) resolver.expect(entity, remoteId, localId);
      await this.note({ ...target, matcher, wooing }, prepared, last, draft);
      before.set(entity, prepared);
      await onPage?.(page);
    }
    await this.matching.note(connection.id, wooing, draft);
    return draft;
  }

  private async note(
    target: PlanTarget,
    page: PreparedPage,
    before: PreparedPage | undefined,
    draft: PlanDraft,
  ): Promise<void> {
    await this.noteGone(target, page, draft);
    await this.noteChanged(target, page, draft);
    this.noteSkipped(page, before, draft);
    // Pages overlap: what came with the one before has been counted.
    const { binding, delivered, echoes, wanted, changed } = page;
    const again = [...delivered.values()].filter((one) => isRepeat(before?.delivered.get(one.remoteId), one));
    draft.unchanged(binding.entity, echoes - again.length + wanted.length - changed.length);
  }

  private async noteChanged(target: PlanTarget, page: PreparedPage, draft: PlanDraft): Promise<void> {
    const { binding, changed, known, ids, minted } = page;
    const met = changed.map(({ change }) => idOf(ids, change)).filter((id) => !minted.has(id));
    const existing = await binding.store.readRecords(met);
    const standing = await standInsOf(this.links, target.connectionId, binding, existing);
    await target.matcher.load(binding.entity);
    const { connectionId, matcher } = target;
    const meet = this.policies.forPage();
    const meetings = new Map<string, Meeting>();
    for (const { change, document } of changed) {
      const stored = existing.get(idOf(ids, change));
      if (!stored) continue;
      const { record: current, version } = stored;
      const agreed = agreedOn(known.get(change.remoteId)?.snapshot, page.sent.get(current.id), document);
      const theirs = { theirs: document, theirsAt: change.remoteUpdatedAt };
      const sides = { connectionId, binding, agreed, ...theirs, current, version, standing };
      meetings.set(change.remoteId, await meet(sides));
    }
    await mapInTurns(changed, ({ change, document }) => {
      const link = known.get(change.remoteId);
      const current = existing.get(idOf(ids, change));
      const meeting = meetings.get(change.remoteId);
      if (!current || !meeting) {
        const likely = link ? [] : matcher.likely(binding.entity, document);
        const entry = creationOf(page, change, link, document, draft, likely.length > 0);
        if (likely.length > 0) target.wooing.push({ binding, change, document, entry, likely });
        else draft.add(entry);
        if (binding.entity === 'tax-rate') matcher.learnRate(idOf(ids, change), document.percent);
        return;
      }
      const entry = changeOf(page, change, link, current, meeting);
      if (entry) draft.add(entry);
      else draft.unchanged(binding.entity, 1);
    });
  }

  private async noteGone(
    { connectionId }: PlanTarget,
    { binding, gone, known }: PreparedPage,
    draft: PlanDraft,
  ): Promise<void> {
    const linked = gone.filter(({ remoteId }) => known.has(remoteId));
    const existing = await binding.store.readRecords(
      linked.flatMap(({ remoteId }) => known.get(remoteId)?.localId ?? []),
    );
    const standing = await standInsOf(this.links, connectionId, binding, existing);
    for (const change of linked) {
      const link = known.get(change.remoteId);
      const stored = existing.get(link?.localId ?? '');
      const after = stored && binding.afterRemoval(stored.record);
      const isAsked = stored && link && lostHere(binding, link, stored.record, standing).fields.length > 0;
      const [ours, left] = [stored?.record, after].map(
        (record) => record && (binding.toDocument(record) as unknown as Document),
      );
      draft.add({
        ...{ entity: binding.entity, remoteId: change.remoteId, operationId: null, match: null },
        ...{ localId: link?.localId ?? null, label: labelOf(stored?.record) },
        ...(isAsked
          ? { effect: 'skip', reason: DELETED_THERE, fields: [] }
          : { effect: 'remove', reason: null, fields: ours && left ? fieldsOfChange(ours, left) : [] }),
        ...premises(change, [factOf(link), stored?.version ?? null]),
      });
    }
  }

  /** Pages overlap: each is told of once. */
  private noteUnreadable(record: UnreadableRecord, draft: PlanDraft, left: Set<string>): void {
    const { entity, remoteId, label } = record;
    const key = `${entity} ${remoteId}`;
    if (left.has(key)) return;
    left.add(key);
    const { message } = unreadableProblem(record);
    draft.add({
      ...{ entity, effect: 'skip', remoteId, localId: null, label, fields: [], operationId: null },
      ...{ reason: { kind: 'unreadable', message }, match: null, theirs: message, ours: '' },
    });
  }

  private noteSkipped(page: PreparedPage, before: PreparedPage | undefined, draft: PlanDraft): void {
    const { delivered, wanted, problems, known } = page;
    const taken = new Set(wanted.map(({ change }) => change.remoteId));
    const wrong = Map.groupBy(problems, ({ remoteId }) => remoteId);
    for (const change of delivered.values()) {
      const { remoteId, deleted } = change;
      const found = wrong.get(remoteId);
      const isSeen = known.has(remoteId) || isRepeat(before?.delivered.get(remoteId), change);
      if (!found && (deleted || taken.has(remoteId) || isSeen)) continue;
      const reason = found
        ? { kind: 'missing-reference', message: found.map(({ message }) => message).join(' ') }
        : NOT_WANTED;
      const localId = known.get(remoteId)?.localId ?? null;
      draft.add(
        entryOf(page, change, {
          ...{ effect: 'skip', localId, fields: [], reason, ours: factOf(known.get(remoteId)) },
        }),
      );
    }
  }
}

function creationOf(
  page: PreparedPage,
  change: RemoteChange,
  link: ExternalLink | undefined,
  document: Document,
  draft: PlanDraft,
  isWooed: boolean,
): PlannedEntry {
  const { entity } = page.binding;
  const fields = isWooed || draft.keeps(entity, 'create') ? fieldsOfNew(document, 'theirs') : [];
  return entryOf(page, change, { effect: 'create', localId: null, fields, ours: factOf(link) });
}

/** Nothing where both sides have come to say the same, or only ours is news. */
function changeOf(
  page: PreparedPage,
  change: RemoteChange,
  link: ExternalLink | undefined,
  { record, version }: StoredRecord<{ id: string }>,
  meeting: Meeting,
): PlannedEntry | undefined {
  const { fromRemote, conflicts } = meeting.outcome;
  if (fromRemote.length + conflicts.length === 0) return undefined;
  const fields = fieldsOfMeeting(meeting);
  return entryOf(page, change, {
    effect: 'change',
    localId: record.id,
    fields,
    ours: [factOf(link), version],
  });
}

function entryOf(
  { binding }: PreparedPage,
  change: RemoteChange,
  { effect, localId, fields, ours, reason }: Fields,
): PlannedEntry {
  return {
    ...{ entity: binding.entity, effect, remoteId: change.remoteId, localId, fields, operationId: null },
    label: labelOf(change.document),
    ...{ reason: reason ?? null, match: null },
    ...premises(change, ours),
  };
}

function premises(
  { remoteVersion, remoteUpdatedAt, deleted }: RemoteChange,
  ours: unknown,
): Pick<PlannedEntry, 'theirs' | 'ours'> {
  return { theirs: JSON.stringify([remoteVersion, remoteUpdatedAt, deleted]), ours: JSON.stringify(ours) };
}

/** What a plan rests on of a link. */
export function factOf(link: ExternalLink | undefined): unknown {
  return link ? [link.localId, link.remoteVersion, link.snapshotHash, link.generation, link.deleted] : null;
}
