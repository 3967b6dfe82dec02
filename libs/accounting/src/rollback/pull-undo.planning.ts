import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { StoredRecord } from '#platform';
import type { Connection } from '../connections/connections.repository.js';
import { fieldsOfChange, labelOf } from '../plans/planned-fields.js';
import { ENTITIES, type Entity } from '../ports/canonical-documents.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { LinksRepository } from '../sync/links.repository.js';
import type { SyncRun } from '../sync/runs.repository.js';
import { ChangesRepository, type SyncChange } from './changes.repository.js';
import { composed, type Fields, type Images, standingOf } from './images.js';
import { type Evidence, GONE, leftAsChanged, leftAsMade, partlyLeft, UNDONE } from './obstacles.js';
import type { UndoEntry } from './rollback.types.js';
import { fieldsOfUndo } from './rollback-draft.js';
import { TiesRepository } from './ties.repository.js';
import { whyNot } from './undone-record.js';

/** A first pull of a whole company is not undone record by record. */
const MOST_RECORDS = 10_000;

/** One record that the run touched. */
interface Touched {
  localId: string;
  remoteId: string | null;
  isMade: boolean;
  changes: SyncChange[];
}

/** What of one record is known besides it. */
interface Known {
  entity: Entity;
  closedThrough: string | null;
  sent: ReadonlySet<string>;
  naming: ReadonlyMap<string, string>;
}

/** Works out what undoing a pull would do here. It reads our own database only. */
@Injectable()
export class PullUndoPlanning {
  constructor(
    private readonly changes: ChangesRepository,
    private readonly links: LinksRepository,
    private readonly bindings: Bindings,
    private readonly ties: TiesRepository,
  ) {}

  /**
   * What came last goes first: payments before invoices, invoices before their customers. Throws `ROLLBACK.TOO_LARGE` and
   * `ROLLBACK.NOT_KEPT`.
   */
  async draft({ id: connectionId, closedThrough }: Connection, run: SyncRun): Promise<UndoEntry[]> {
    const touched = await this.touched(connectionId, run);
    if ([...touched.values()].flat().length === 0 && hasWritten(run)) throw notKept();
    const entries: UndoEntry[] = [];
    for (const entity of [...ENTITIES].reverse()) {
      const records = (touched.get(entity) ?? []).reverse();
      if (records.length === 0) continue;
      const made = records.filter(({ isMade }) => isMade).map(({ localId }) => localId);
      // What is left goes on naming what came before it.
      const undone = entries.filter(({ effect }) => effect !== 'skip').map(({ localId }) => localId);
      const known: Known = {
        ...{ entity, closedThrough },
        sent: await this.sent(entity, records, run.startedAt),
        naming: await this.ties.naming(entity, made, undone),
      };
      const existing = await this.bindings
        .of(entity)
        .store.readRecords(records.map(({ localId }) => localId));
      for (const one of records) entries.push(this.entry(one, existing.get(one.localId), known));
    }
    return entries;
  }

  private async touched(connectionId: string, run: SyncRun): Promise<Map<Entity, Touched[]>> {
    const changes = await this.changes.ofRun(run.id, MOST_RECORDS + 1);
    const byRecord = Map.groupBy(changes, ({ entity, localId }) => `${entity} ${localId}`);
    const touched = new Map<Entity, Touched[]>();
    let count = 0;
    for (const entity of ENTITIES) {
      const progress = run.progress[entity];
      const made = progress?.created
        ? await this.links.broughtIn(connectionId, entity, run.id, MOST_RECORDS + 1)
        : [];
      const records = made.map(({ localId, remoteId }): Touched => {
        const own = byRecord.get(`${entity} ${localId}`) ?? [];
        byRecord.delete(`${entity} ${localId}`);
        return { localId, remoteId, isMade: true, changes: own };
      });
      touched.set(entity, records);
      count += records.length;
    }
    for (const own of byRecord.values()) {
      const [first] = own;
      if (!first) continue;
      const { entity, localId, remoteId } = first;
      touched.get(entity)?.push({ localId, remoteId, isMade: false, changes: own });
    }
    if (changes.length > MOST_RECORDS || count + byRecord.size > MOST_RECORDS) throw tooLarge();
    return touched;
  }

  private sent(entity: Entity, records: readonly Touched[], since: Date): Promise<ReadonlySet<string>> {
    if (entity !== 'invoice') return Promise.resolve(new Set());
    return this.ties.sent(
      records.map(({ localId }) => localId),
      since,
    );
  }

  private entry(one: Touched, stored: StoredRecord<{ id: string }> | undefined, known: Known): UndoEntry {
    const { entity } = known;
    const { localId, remoteId } = one;
    const entry: UndoEntry = {
      ...{ entity, side: 'here', effect: 'skip', action: null, localId, remoteId, images: null, fields: [] },
      label: labelOf(stored?.record),
      reason: GONE,
      premise: JSON.stringify([stored?.version ?? null, known.naming.get(localId) ?? null]),
    };
    if (!stored) return entry;
    return one.isMade
      ? { ...entry, ...this.made(one, stored, known) }
      : { ...entry, ...this.changed(one, stored, known) };
  }

  private made(
    { localId, changes }: Touched,
    { record, version }: StoredRecord<{ id: string }>,
    known: Known,
  ): Pick<UndoEntry, 'effect' | 'fields' | 'reason'> {
    const { toDocument, afterRemoval } = this.bindings.of(known.entity);
    const after = afterRemoval(record);
    const document = toDocument(record) as unknown as Fields;
    if (!after) return { effect: 'skip', fields: [], reason: whyNot(record) };
    const isUntouched = version <= 1 + changes.length;
    const naming = known.naming.get(localId);
    const reason = leftAsMade(evidenceOf(known, localId, document), { naming, isUntouched }) ?? null;
    const fields = fieldsOfChange(document, toDocument(after) as unknown as Fields);
    return reason ? { effect: 'skip', fields: [], reason } : { effect: 'remove', fields, reason };
  }

  private changed(
    { localId, changes }: Touched,
    { record }: StoredRecord<{ id: string }>,
    known: Known,
  ): Pick<UndoEntry, 'effect' | 'fields' | 'reason' | 'images'> {
    const images: Images | undefined = composed(changes);
    if (!images) return { effect: 'skip', fields: [], reason: UNDONE, images: null };
    const current = record as unknown as Fields;
    const standing = standingOf(images, current);
    const reason = leftAsChanged(evidenceOf(known, localId, current), images, standing) ?? null;
    const fields = fieldsOfUndo(images, standing, {
      ...{ ours: current, theirs: images.after, written: current },
    });
    return reason
      ? { effect: 'skip', fields, reason, images: null }
      : { effect: 'change', fields, reason: partlyLeft(standing) ?? null, images };
  }
}

function evidenceOf({ entity, closedThrough, sent }: Known, localId: string, document: Fields): Evidence {
  return { entity, document, closedThrough, isSent: sent.has(localId) };
}

function hasWritten({ progress }: SyncRun): boolean {
  return Object.values(progress).some(({ updated, removed }) => updated + removed > 0);
}

function notKept(): DomainError {
  return DomainError.conflict(
    'ROLLBACK.NOT_KEPT',
    'What this run changed is not kept any more, or it changed no field here.',
    { fix: 'How long changes are kept is in the settings: see "sync-changes".' },
  );
}

function tooLarge(): DomainError {
  return DomainError.conflict(
    'ROLLBACK.TOO_LARGE',
    `This run touched more than ${MOST_RECORDS.toLocaleString('en')} records, which is more than is undone at once.`,
    { fix: 'If it was the first sync of a wrong company, disconnect that company instead.' },
  );
}
