import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { labelOf } from '../plans/planned-fields.js';
import { PushCounterparts } from '../plans/push-counterparts.js';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { ConflictsRepository } from '../sync/conflicts.repository.js';
import { ChangesRepository, type SyncChange } from './changes.repository.js';
import { composed, type Fields, type Images, only, standingOf } from './images.js';
import {
  GONE_THERE,
  IN_CONFLICT,
  isDocument,
  leftAsChanged,
  leftAsMade,
  NO_WAY_BACK,
  NOT_WRITTEN,
  partlyLeft,
  WAITING,
} from './obstacles.js';
import type { UndoAction, UndoEntry } from './rollback.types.js';
import { fieldsOfUndo } from './rollback-draft.js';
import { TiesRepository } from './ties.repository.js';
import type { Written } from './written.js';

type Verdict = Partial<Pick<UndoEntry, 'effect' | 'action' | 'fields' | 'images' | 'remoteId'>> &
  Pick<UndoEntry, 'reason'> & { premise?: unknown };

/** One record as it stands on both sides. */
interface BothSides {
  ours: Fields;
  theirs: Fields;
  /** The version there is the one that our last write of it made. */
  isUntouched: boolean;
  isSent: boolean;
  /** What of ours names it, of an entry of a list. */
  naming: string | undefined;
}

/** Works out what undoing writes of ours would do in the books: reads each record there as it stands now. */
@Injectable()
export class PushUndoPlanning {
  constructor(
    private readonly changes: ChangesRepository,
    private readonly counterparts: PushCounterparts,
    private readonly bindings: Bindings,
    private readonly conflicts: ConflictsRepository,
    private readonly ties: TiesRepository,
  ) {}

  /** What was written last goes first. */
  async draft(opened: OpenConnection, writes: readonly Written[]): Promise<UndoEntry[]> {
    const changes = await this.changes.ofOperations(writes.flatMap(({ operationIds }) => operationIds));
    const byRecord = Map.groupBy(changes, ({ entity, localId }) => `${entity} ${localId}`);
    const entries: UndoEntry[] = [];
    const undone = new Set<string>();
    for (const write of writes) {
      const own = byRecord.get(`${write.entity} ${write.localId}`) ?? [];
      const entry = await this.entry(opened, write, own, undone);
      if (entry.effect === 'remove') undone.add(entry.localId);
      entries.push(entry);
    }
    return entries;
  }

  private async entry(
    opened: OpenConnection,
    write: Written,
    changes: readonly SyncChange[],
    undone: ReadonlySet<string>,
  ): Promise<UndoEntry> {
    const { entity, localId } = write;
    const record = await this.counterparts.record(entity, localId);
    const isSent = entity === 'invoice' && (await this.wasSent(localId, record?.record));
    const naming = isDocument(entity)
      ? undefined
      : (await this.ties.naming(entity, [localId], [...undone])).get(localId);
    const { premise, ...verdict } = await this.verdict(opened, write, changes, { isSent, naming });
    return {
      ...{ entity, side: 'there', effect: 'skip', action: null, localId, remoteId: null, fields: [] },
      ...{ label: labelOf(record?.record), images: null, bundle: null },
      ...verdict,
      premise: JSON.stringify(premise ?? null),
    };
  }

  private async verdict(
    opened: OpenConnection,
    write: Written,
    changes: readonly SyncChange[],
    { isSent, naming }: Pick<BothSides, 'isSent' | 'naming'>,
  ): Promise<Verdict> {
    const { entity, localId } = write;
    const connectionId = opened.connection.id;
    const [first] = changes;
    if (!first) return { reason: NOT_WRITTEN };
    if (write.isWaiting) return { reason: WAITING };
    if (await this.conflicts.isOpen(connectionId, entity, localId)) return { reason: IN_CONFLICT };
    const link = await this.counterparts.link(connectionId, entity, localId);
    if (changes.some(({ effect }) => effect === 'remove') && first.effect !== 'create')
      return { reason: NO_WAY_BACK, remoteId: link?.remoteId ?? null };
    if (!link || link.deleted) return { reason: GONE_THERE };
    const there = await this.counterparts.there(opened, this.bindings.of(entity), link);
    if (there === 'gone') return { reason: GONE_THERE, remoteId: link.remoteId };
    const { local: ours, remote: theirs } = there.meeting;
    const [version] = there.version as [string | null];
    const isUntouched = version === write.remoteVersion;
    const both: BothSides = { ours, theirs, isSent, naming, isUntouched };
    const verdict =
      first.effect === 'create'
        ? this.made(opened, entity, both)
        : this.changed(opened, entity, both, composed(changes));
    return { remoteId: link.remoteId, premise: [there.version, link.snapshotHash], ...verdict };
  }

  /** An invoice of ours leaves the state of approval when the customer is sent it. */
  private async wasSent(
    localId: string,
    record: { id: string; status?: string } | undefined,
  ): Promise<boolean> {
    const isOut = record?.status === 'sent' || record?.status === 'viewed';
    return isOut || (await this.ties.sent([localId], null)).has(localId);
  }

  private made({ connection }: OpenConnection, entity: Entity, both: BothSides): Verdict {
    const { theirs, isUntouched, isSent } = both;
    const isSettled = isPaid(theirs);
    const { closedThrough } = connection;
    if (theirs.voided === true || theirs.active === false) return { reason: GONE_THERE };
    const naming = isSettled ? 'a payment or a credit' : both.naming;
    const evidence = { entity, document: theirs, closedThrough, isSent, isGivenBack: false };
    const reason = leftAsMade(evidence, { naming, isUntouched: isUntouched || isSettled });
    if (reason) return { reason };
    return { effect: 'remove', action: takingBack(entity), reason: null, images: { before: {}, after: {} } };
  }

  private changed(
    { connection }: OpenConnection,
    entity: Entity,
    { ours, theirs, isSent, isUntouched }: BothSides,
    images: Images | undefined,
  ): Verdict {
    if (!images) return { reason: NOT_WRITTEN };
    const standing = standingOf(images, theirs);
    const { closedThrough } = connection;
    const evidence = { entity, document: theirs, closedThrough, isSent, isGivenBack: false };
    // What the books compute moves with every payment; a document that was touched since is looked at by a person.
    const isRewritten = isDocument(entity) && !isUntouched && standing.held.length > 0;
    const measured = isRewritten
      ? { held: [], restored: [], rewritten: Object.keys(images.after) }
      : standing;
    const fields = fieldsOfUndo(images, measured, { ours, theirs, written: theirs });
    const reason = leftAsChanged(evidence, images, measured);
    if (reason) return { reason, fields };
    const meant = { effect: 'change', action: 'update', images: only(images, measured.held) } as const;
    return { ...meant, fields, reason: partlyLeft(measured) ?? null };
  }
}

/** Never voided. */
const DELETED: ReadonlySet<Entity> = new Set<Entity>(['bill', 'stock-adjustment', 'attachment']);

/** What the books cannot void is deleted, and list entries become inactive. */
function takingBack(entity: Entity): UndoAction {
  return isDocument(entity) && !DELETED.has(entity) ? 'void' : 'delete';
}

function isPaid({ balance, total }: Fields): boolean {
  return typeof balance === 'string' && typeof total === 'string' && balance !== total;
}
