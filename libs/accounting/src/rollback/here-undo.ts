import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { ChangesRepository } from './changes.repository.js';
import { type Fields, imagesOf } from './images.js';
import type { Rollback, StoredUndo } from './rollback.types.js';
import { RollbackDesk } from './rollback-desk.js';
import { undoneRecord } from './undone-record.js';

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

/** Sets our records back, a batch in one transaction with what is noted of it: a killed worker goes on behind the last one. */
@Injectable()
export class HereUndo {
  constructor(
    private readonly desk: RollbackDesk,
    private readonly bindings: Bindings,
    private readonly changes: ChangesRepository,
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
    const entries = await this.desk.rollbacks.next(rollback.id, size);
    for (const [entity, ofEntity] of Map.groupBy(entries, (entry) => entry.entity))
      await this.undo(rollback, entity, ofEntity);
    return entries.length;
  }

  private async undo({ id, connectionId }: Rollback, entity: Entity, entries: StoredUndo[]): Promise<void> {
    const binding = this.bindings.of(entity);
    const existing = await binding.store.readRecords(entries.map(({ localId }) => localId));
    const meant = entries.map((entry) => {
      const stored = existing.get(entry.localId);
      return { entry, stored, ...undoneRecord(binding, entry, stored) };
    });
    const written = await binding.store.importRecords(meant.flatMap(({ record }) => record ?? []));
    for (const { entry, stored } of meant) mustBeAlone(stored?.version, written.get(entry.localId));
    // What its module keeps as it is, such as a customer who was merged, comes back with no version.
    const undone = meant.map((one) =>
      one.record && !written.has(one.entry.localId) ? { ...one, record: null, reason: KEPT } : one,
    );
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

function isRefusal(error: unknown): boolean {
  if (error instanceof DomainError) return true;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.startsWith('23');
}
