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
import { composed, type Fields, type Images, restored, standingOf } from './images.js';
import { type Evidence, GONE, leftAsChanged, leftAsMade, partlyLeft, UNDONE } from './obstacles.js';
import type { UndoEntry } from './rollback.types.js';
import { fieldsOfUndo } from './rollback-draft.js';
import { bundlesOf } from './settlements.js';
import { TiesRepository } from './ties.repository.js';
import { type MeantUndo, UndoTies } from './undo-ties.js';
import { premiseOf, whyNot } from './undone-record.js';

/** A first pull of a whole company is not undone record by record. */
const MOST_RECORDS = 10_000;

/** One record that the run touched. */
interface Touched {
  localId: string;
  remoteId: string | null;
  isMade: boolean;
  changes: SyncChange[];
}

/** What of records of one kind is known besides them. */
interface Known {
  entity: Entity;
  closedThrough: string | null;
  sent: ReadonlySet<string>;
  givenBack: ReadonlySet<string>;
}

/** What would become of one record, and the record as it would stand where it is undone. */
interface Drafted {
  entry: UndoEntry;
  meant?: MeantUndo;
}

/** Works out what undoing a pull would do here. It reads our own database only. */
@Injectable()
export class PullUndoPlanning {
  constructor(
    private readonly changes: ChangesRepository,
    private readonly links: LinksRepository,
    private readonly bindings: Bindings,
    private readonly ties: TiesRepository,
    private readonly undoTies: UndoTies,
  ) {}

  /**
   * What came last goes first: payments before invoices, invoices before their customers. Throws `ROLLBACK.TOO_LARGE` and
   * `ROLLBACK.NOT_KEPT`.
   */
  async draft({ id: connectionId, closedThrough }: Connection, run: SyncRun): Promise<UndoEntry[]> {
    const touched = await this.touched(connectionId, run);
    if ([...touched.values()].flat().length === 0 && hasWritten(run)) throw notKept();
    if (await this.changes.isCutOff(run.id)) throw notKept();
    const drafts: Drafted[] = [];
    for (const entity of [...ENTITIES].reverse()) {
      const records = (touched.get(entity) ?? []).reverse();
      if (records.length > 0)
        drafts.push(...(await this.ofEntity(entity, records, closedThrough, run.startedAt)));
    }
    return this.together(drafts);
  }

  private async ofEntity(
    entity: Entity,
    records: readonly Touched[],
    closedThrough: string | null,
    since: Date,
  ): Promise<Drafted[]> {
    const ids = records.map(({ localId }) => localId);
    const isInvoice = entity === 'invoice';
    const known: Known = {
      ...{ entity, closedThrough },
      sent: await this.ties.sent(isInvoice ? ids : [], since),
      givenBack: await this.ties.givenBack(isInvoice || entity === 'bill' ? ids : []),
    };
    const existing = await this.bindings.of(entity).store.readRecords(ids);
    return records.map((one) => this.drafted(one, existing.get(one.localId), known));
  }

  /** Without what could be undone by itself, and is held by what stays. */
  private async together(drafts: readonly Drafted[]): Promise<UndoEntry[]> {
    const meant = drafts.flatMap((draft) => draft.meant ?? []);
    const held = await this.undoTies.holding(meant);
    const bundles = bundlesOf(meant.filter((one) => !held.has(one)));
    return drafts.map(({ entry, meant: one }) => {
      const reason = one && held.get(one);
      if (reason) return { ...entry, effect: 'skip', images: null, reason };
      return one ? { ...entry, bundle: bundles.get(one) ?? null } : entry;
    });
  }

  private async touched(connectionId: string, run: SyncRun): Promise<Map<Entity, Touched[]>> {
    const changes = await this.changes.ofRun(run.id, MOST_RECORDS + 1);
    const byRecord = Map.groupBy(changes, ({ entity, localId }) => `${entity} ${localId}`);
    const touched = new Map<Entity, Touched[]>();
    let count = 0;
    for (const entity of ENTITIES) {
      const progress = run.progress[entity];
      const made = progress?.created
        ? await this.links.broughtIn(connectionId, entity, run, MOST_RECORDS + 1)
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

  private drafted(one: Touched, stored: StoredRecord<{ id: string }> | undefined, known: Known): Drafted {
    const { entity } = known;
    const { localId, remoteId, isMade } = one;
    const entry: UndoEntry = {
      ...{ entity, side: 'here', effect: 'skip', action: null, localId, remoteId, images: null, fields: [] },
      ...{ label: labelOf(stored?.record), bundle: null },
      reason: GONE,
      premise: premiseOf(stored?.version ?? null),
    };
    if (!stored) return { entry };
    const { next, ...verdict } = isMade ? this.made(one, stored, known) : this.changed(one, stored, known);
    const drafted = { ...entry, ...verdict };
    if (!next || drafted.effect === 'skip') return { entry: drafted };
    const now = stored.record as unknown as Fields;
    return { entry: drafted, meant: { entity, localId, isMade, now, next } };
  }

  private made(
    { localId, changes }: Touched,
    { record, version }: StoredRecord<{ id: string }>,
    known: Known,
  ): Verdict {
    const { toDocument, afterRemoval } = this.bindings.of(known.entity);
    const after = afterRemoval(record);
    const document = toDocument(record) as unknown as Fields;
    if (!after) return { effect: 'skip', fields: [], reason: whyNot(record) };
    const isUntouched = version <= 1 + changes.length;
    const reason =
      leftAsMade(evidenceOf(known, localId, document), { naming: undefined, isUntouched }) ?? null;
    const fields = fieldsOfChange(document, toDocument(after) as unknown as Fields);
    return {
      effect: reason ? 'skip' : 'remove',
      ...{ fields: reason ? [] : fields, reason },
      next: after as unknown as Fields,
    };
  }

  private changed(
    { localId, changes }: Touched,
    { record }: StoredRecord<{ id: string }>,
    known: Known,
  ): Verdict {
    const images: Images | undefined = composed(changes);
    if (!images) return { effect: 'skip', fields: [], reason: UNDONE };
    const current = record as unknown as Fields;
    const standing = standingOf(images, current);
    const reason = leftAsChanged(evidenceOf(known, localId, current), images, standing) ?? null;
    const fields = fieldsOfUndo(images, standing, {
      ...{ ours: current, theirs: images.after, written: current },
    });
    if (reason) return { effect: 'skip', fields, reason };
    const next = restored(current, images, standing.held);
    return { effect: 'change', fields, reason: partlyLeft(standing) ?? null, images, next };
  }
}

type Verdict = Pick<UndoEntry, 'effect' | 'fields' | 'reason'> & { images?: Images; next?: Fields };

function evidenceOf(
  { entity, closedThrough, sent, givenBack }: Known,
  localId: string,
  document: Fields,
): Evidence {
  return { entity, document, closedThrough, isSent: sent.has(localId), isGivenBack: givenBack.has(localId) };
}

function hasWritten({ progress }: SyncRun): boolean {
  return Object.values(progress).some(({ updated, removed }) => updated + removed > 0);
}

function notKept(): DomainError {
  return DomainError.conflict(
    'ROLLBACK.NOT_KEPT',
    'Not everything that this run changed is kept any more, or it changed no field here.',
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
