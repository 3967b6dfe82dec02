import { Injectable } from '@nestjs/common';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { ChangesRepository } from '../rollback/changes.repository.js';
import { imagesOf } from '../rollback/images.js';
import { Bindings } from '../sync/bindings/bindings.js';
import type { Conflict } from '../sync/conflicts.repository.js';
import { PushPlanner } from '../sync/push-planner.js';
import { type Decision, fieldsOf } from './decision.js';
import { type Decided, DeletionOutcomes } from './deletion-outcomes.js';

type Fields = Readonly<Record<string, unknown>>;

/** Makes both sides say what a person decided, inside the open unit of work: theirs is written here, ours is sent there. */
@Injectable()
export class ConflictOutcomes {
  constructor(
    private readonly bindings: Bindings,
    private readonly connections: ConnectionsRepository,
    private readonly planner: PushPlanner,
    private readonly deletions: DeletionOutcomes,
    private readonly changes: ChangesRepository,
  ) {}

  /** Nobody else changes the record until the unit of work ends. */
  async hold({ entity, localId }: Pick<Conflict, 'entity' | 'localId'>): Promise<void> {
    if (localId !== null) await this.bindings.of(entity).store.readRecords([localId], { hold: true });
  }

  async carryOut(conflict: Conflict, decision: Decision): Promise<void> {
    const { localId, kind, connectionId, entity } = conflict;
    if (localId === null) return;
    const decided = { ...conflict, localId };
    if (kind === 'both-changed') await this.merge(decided, decision);
    if (kind === 'deleted-there') await this.afterDeletion(decided, decision);
    if (kind === 'deleted-here') await this.afterVoid(decided, decision);
    // Until somebody decided, no write of the record could go out.
    await this.planner.putBack(connectionId, [{ entity, localId }]);
  }

  private async merge(conflict: Decided, decision: Decision): Promise<void> {
    const theirs = (conflict.remote ?? {}) as Fields;
    const taken = fieldsOf(decision, conflict.fields, 'theirs').map((field) => [field, theirs[field]]);
    if (taken.length > 0) await this.importFields(conflict, Object.fromEntries(taken));
    if (fieldsOf(decision, conflict.fields, 'ours').length > 0) await this.send(conflict, 'write');
  }

  private async afterDeletion(conflict: Decided, { choice }: Decision): Promise<void> {
    if (choice === 'theirs') return this.deletions.follow(conflict);
    await this.deletions.forgetChanges(conflict);
    await this.send(conflict, 'write');
  }

  private afterVoid(conflict: Decided, { choice }: Decision): Promise<void> {
    return choice === 'theirs' ? this.deletions.takeInAnew(conflict) : this.send(conflict, 'void');
  }

  private async importFields(conflict: Decided, values: Fields): Promise<void> {
    const { connectionId, entity, localId } = conflict;
    const { store, toDocument, toRecord } = this.bindings.of(entity);
    const stored = (await store.readRecords([localId])).get(localId);
    if (!stored) return;
    const document = { ...toDocument(stored.record), ...values };
    const { system } = await this.connections.get(connectionId);
    await store.importRecords([toRecord(document as never, localId, stored.record, system)]);
    await this.note(conflict, stored.record);
  }

  /** Who asks later who wrote a field finds the decision. */
  private async note(
    { id: conflictId, connectionId, entity, localId, remoteId }: Decided,
    before: object,
  ): Promise<void> {
    const after = (await this.bindings.of(entity).store.readRecords([localId])).get(localId);
    const images = after && imagesOf(before as Fields, after.record as Fields);
    if (!images) return;
    const what = { conflictId, connectionId, entity, localId, remoteId };
    await this.changes.add([{ ...what, side: 'here', effect: 'change', ...images }]);
  }

  private async send({ entity, localId }: Decided, kind: 'write' | 'void'): Promise<void> {
    const stored = (await this.bindings.of(entity).store.readRecords([localId])).get(localId);
    if (stored) await this.planner.plan({ entity, localId, version: stored.version, kind });
  }
}
