import { Injectable } from '@nestjs/common';
import type { Connection } from '../connections/connections.repository.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import type { PlanDifference, PlannedEntry } from './plan.types.js';
import { notInLine } from './plan-checks.js';
import { PushCounterparts } from './push-counterparts.js';
import { PushHolds } from './push-holds.js';
import { PushWrites } from './push-writes.js';

/** Puts what a plan of a push shows in line. */
@Injectable()
export class PushLine {
  constructor(
    private readonly operations: OperationsRepository,
    private readonly counterparts: PushCounterparts,
    private readonly writes: PushWrites,
    private readonly holds: PushHolds,
  ) {}

  /** What does not leave any more as it was shown; what stands so stands until the open unit of work ends. */
  async heldBack(connection: Connection, sent: readonly PlannedEntry[]): Promise<PlanDifference[]> {
    const found: PlanDifference[] = [];
    for (const { entity, localId, remoteId, label, operationId } of sent) {
      if (localId === null || operationId !== null) continue;
      await this.holds.keep(entity, localId);
      const stored = await this.counterparts.record(entity, localId);
      const link = await this.counterparts.link(connection.id, entity, localId);
      const reason =
        stored && (await this.holds.of(connection, { entity, operationId, link }, stored.record));
      if (!reason) continue;
      const { message } = reason;
      found.push({ what: 'other-effect', entity, remoteId, recordId: localId, label, message });
    }
    return found;
  }

  /** Throws `PLAN.NOT_IN_LINE` and `PLAN.NO_SUCH_RECORD`. */
  async add(connectionId: string, sent: readonly PlannedEntry[]): Promise<void> {
    await this.operations.retry(
      connectionId,
      sent.flatMap(({ operationId }) => operationId ?? []),
    );
    for (const { entity, localId, label, operationId } of sent)
      if (
        localId !== null &&
        operationId === null &&
        !(await this.writes.line(connectionId, entity, localId))
      )
        throw notInLine(label);
  }
}
