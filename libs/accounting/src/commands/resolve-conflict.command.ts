import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, requireScope, UnitOfWork } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { type Conflict, ConflictsRepository } from '../sync/conflicts.repository.js';
import { PushPlanner } from '../sync/push-planner.js';

export type ConflictChoice = 'ours' | 'theirs';

/** A person decides: theirs is written here, ours is sent there. */
@Injectable()
export class ResolveConflictCommand {
  constructor(
    private readonly conflicts: ConflictsRepository,
    private readonly bindings: Bindings,
    private readonly connections: ConnectionsRepository,
    private readonly planner: PushPlanner,
    private readonly audit: AuditLog,
  ) {}

  async execute(id: string, choice: ConflictChoice, unitOfWork: UnitOfWork): Promise<void> {
    await unitOfWork.run(async () => {
      await this.holdRecord(id);
      const conflict = await this.conflicts.lockOpen(id);
      if (!conflict)
        throw DomainError.notFound(
          'CONFLICT.NOT_FOUND',
          'There is no such open conflict; somebody may have decided it already.',
        );
      const { actor } = requireScope();
      await this.conflicts.resolve(id, { choice }, actor.kind === 'user' ? (actor.id ?? null) : null);
      if (conflict.localId !== null && conflict.kind !== 'totals-differ')
        await this.carryOut(conflict, conflict.localId, choice);
      await this.sendWhatWaited(conflict);
      await this.audit.record({
        action: 'conflict.resolved',
        entity: conflict.entity,
        entityId: conflict.localId ?? id,
        data: { choice, fields: conflict.fields },
      });
    });
  }

  /** The record comes before its conflict, as it does for a page that is being taken in: the two then never deadlock. */
  private async holdRecord(id: string): Promise<void> {
    const { entity, localId } = (await this.conflicts.subjectOf(id)) ?? { localId: null };
    if (entity && localId !== null)
      await this.bindings.of(entity).store.readRecords([localId], { hold: true });
  }

  /** Until somebody decided, no write of the record could go out. */
  private async sendWhatWaited({ connectionId, entity, localId }: Conflict): Promise<void> {
    if (localId !== null) await this.planner.putBack(connectionId, [{ entity, localId }]);
  }

  private async carryOut(conflict: Conflict, localId: string, choice: ConflictChoice): Promise<void> {
    const binding = this.bindings.of(conflict.entity);
    const stored = (await binding.store.readRecords([localId])).get(localId);
    if (!stored) return;
    if (choice === 'ours') {
      await this.planner.plan({ entity: conflict.entity, localId, version: stored.version, kind: 'write' });
      return;
    }
    const theirs = conflict.remote as Record<string, unknown>;
    const document = {
      ...binding.toDocument(stored.record),
      ...Object.fromEntries(conflict.fields.map((field) => [field, theirs[field]])),
    };
    const { system } = await this.connections.get(conflict.connectionId);
    await binding.store.importRecords([binding.toRecord(document as never, localId, stored.record, system)]);
  }
}
