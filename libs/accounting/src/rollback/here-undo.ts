import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { StoredRecord } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { ChangesRepository } from './changes.repository.js';
import { type Fields, imagesOf } from './images.js';
import type { Rollback, StoredUndo } from './rollback.types.js';
import { RollbackDesk } from './rollback-desk.js';
import { TiesRepository } from './ties.repository.js';
import { type MeantUndo, UndoTies } from './undo-ties.js';
import { type UndoneRecord, undoneRecord } from './undone-record.js';

const BATCH = 100;

const KEPT = {
  kind: 'kept',
  message: 'It was merged into another, or is told by what it belongs to, so it stays as it is.',
};

const REFUSED = {
  kind: 'refused',
  message:
    'Its former values are in the way of another record by now, such as a name or number that is taken.',
  fix: 'Change it by hand.',
};

/** A record as it stands, and as it will or why nothing is done with it. */
type Looked = UndoneRecord & { entry: StoredUndo; stored: StoredRecord<{ id: string }> | undefined };

/** A record stays that others are undone with: they stay too. */
class KeptAlone extends Error {}

/** Sets our records back, a batch in one transaction with what is noted of it: a killed worker goes on behind the last one. */
@Injectable()
export class HereUndo {
  constructor(
    private readonly desk: RollbackDesk,
    private readonly bindings: Bindings,
    private readonly changes: ChangesRepository,
    private readonly ties: TiesRepository,
    private readonly undoTies: UndoTies,
  ) {}

  /** `batch`: records of one transaction. Throws when the signal asks it to stop. */
  async work(
    rollback: Rollback,
    signal: Pick<AbortSignal, 'throwIfAborted'>,
    batch: number = BATCH,
  ): Promise<void> {
    let settled = batch;
    while (settled > 0) {
      signal.throwIfAborted();
      settled = await this.step(rollback, batch);
    }
  }

  /** Answers how many entries it settled. One that the database refuses does not hold up the others. */
  private async step(rollback: Rollback, size: number): Promise<number> {
    try {
      return await this.desk.unitOfWork.run(() => this.batch(rollback, size));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return size > 1 ? this.step(rollback, 1) : this.leaveNext(rollback);
    }
  }

  private async batch(rollback: Rollback, size: number): Promise<number> {
    const connection = await this.desk.rest.hold(rollback.connectionId);
    if (!connection) throw new Error('A sync is under way; what is left is undone after it.');
    const entries = await this.desk.rollbacks.next(rollback.id, size);
    const looked: Looked[] = [];
    for (const [entity, ofEntity] of Map.groupBy(entries, (entry) => entry.entity))
      looked.push(...(await this.look(rollback, entity, ofEntity, connection.closedThrough)));
    const meant = await this.untied(rollback, looked);
    for (const [entity, ofEntity] of Map.groupBy(meant, ({ entry }) => entry.entity))
      await this.undo(rollback, entity, ofEntity);
    return entries.length;
  }

  /** Each record as it stands now, and as it would. */
  private async look(
    { createdAt }: Rollback,
    entity: Entity,
    entries: readonly StoredUndo[],
    closedThrough: string | null,
  ): Promise<Looked[]> {
    const binding = this.bindings.of(entity);
    const ids = entries.map(({ localId }) => localId);
    const sent = await this.ties.sent(entity === 'invoice' ? ids : [], createdAt);
    const givenBack = await this.ties.givenBack(entity === 'invoice' || entity === 'bill' ? ids : []);
    const existing = await binding.store.readRecords(ids);
    return entries.map((entry) => {
      const stored = existing.get(entry.localId);
      const { localId } = entry;
      const evidence = { closedThrough, isSent: sent.has(localId), isGivenBack: givenBack.has(localId) };
      return { entry, stored, ...undoneRecord(binding, entry, stored, evidence) };
    });
  }

  /** Without those that something holds by now: what came to name or to settle them since, or what is left of this batch. */
  private async untied({ id }: Rollback, looked: readonly Looked[]): Promise<Looked[]> {
    const meant = new Map(looked.flatMap((one) => meantOf(one)).map((one) => [one.of, one]));
    const isMade = [...meant.values()].some((one) => one.isMade);
    const done = isMade ? await this.desk.rollbacks.takenBack(id) : [];
    const held = await this.undoTies.holding([...meant.values()], done);
    return looked.map((one) => {
      const own = meant.get(one);
      const reason = own && held.get(own);
      return reason ? { ...one, record: null, reason } : one;
    });
  }

  private async undo(
    { id, connectionId }: Rollback,
    entity: Entity,
    meant: readonly Looked[],
  ): Promise<void> {
    const { store } = this.bindings.of(entity);
    const written = await store.importRecords(meant.flatMap(({ record }) => record ?? []));
    for (const { entry, stored } of meant) mustBeAlone(stored?.version, written.get(entry.localId));
    // What its module keeps as it is, such as a customer who was merged, comes back with no version.
    const undone = meant.map((one) => {
      if (!one.record || written.has(one.entry.localId)) return one;
      if (one.entry.bundle !== null) throw new KeptAlone();
      return { ...one, record: null, reason: KEPT };
    });
    await this.changes.add(
      undone.flatMap(({ entry: { localId, remoteId, effect }, stored, record }) => {
        const images =
          stored && record && imagesOf(stored.record as unknown as Fields, record as unknown as Fields);
        const what = { side: 'here', effect: effect === 'remove' ? 'remove' : 'change' } as const;
        return images
          ? [{ connectionId, rollbackId: id, entity, localId, remoteId, ...what, ...images }]
          : [];
      }),
    );
    await this.desk.rollbacks.settle(
      id,
      undone.map(({ entry: { sequence }, record, reason }) => ({
        sequence,
        reason,
        status: record ? 'done' : 'left',
      })),
    );
  }

  private async leaveNext({ id }: Rollback): Promise<number> {
    return this.desk.unitOfWork.run(async () => {
      const entries = await this.desk.rollbacks.next(id, 1);
      await this.desk.rollbacks.settle(
        id,
        entries.map(({ sequence }) => ({ sequence, status: 'left', reason: REFUSED })),
      );
      return entries.length;
    });
  }
}

/** Whoever wrote the record between our look and our write would have been overwritten: the batch is done anew. */
function mustBeAlone(before: number | undefined, after: number | undefined): void {
  if (before !== undefined && after !== undefined && after > before + 1)
    throw new Error('A record was changed while it was being set back; it is looked at again.');
}

function meantOf(of: Looked): (MeantUndo & { of: Looked })[] {
  const { entry, stored, record } = of;
  if (!stored || !record) return [];
  const { entity, localId, effect } = entry;
  const [now, next] = [stored.record, record] as unknown as [Fields, Fields];
  return [{ of, entity, localId, isMade: effect === 'remove', now, next }];
}

function isRefusal(error: unknown): boolean {
  if (error instanceof DomainError || error instanceof KeptAlone) return true;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.startsWith('23');
}
