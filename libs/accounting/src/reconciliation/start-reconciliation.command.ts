import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { requireScope } from '#platform';
import { mustWork } from '../commands/sync-actions.command.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { Reconciliation } from './reconciliation.types.js';
import { ReconciliationDesk } from './reconciliation-desk.js';
import { RECONCILIATION_QUEUE, type ReconciliationJob } from './reconciliation-queue.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';

export interface ReconciliationRequest {
  connectionId: string;
  trigger: 'manual' | 'nightly';
  isThorough: boolean;
  /** The sync that it comes after. */
  syncRunId?: string;
}

/** Asks for a reconciliation; a worker does it. */
@Injectable()
export class StartReconciliationCommand {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly reconciliations: ReconciliationsRepository,
    private readonly desk: ReconciliationDesk,
  ) {}

  /**
   * The one that waits or works already, else a new one. Throws `CONNECTION.NOT_FOUND`, `CONNECTION.NOT_WORKING` and
   * `RECONCILIATION.NOT_POSSIBLE`.
   */
  async execute(request: ReconciliationRequest): Promise<Reconciliation> {
    const { connectionId } = request;
    const connection = await this.connections.get(connectionId);
    mustWork(connection);
    if (!this.canBeReconciled(connection.system)) throw notPossible();
    return this.desk.unitOfWork.run(async () => {
      const unfinished = await this.reconciliations.unfinished(connectionId);
      if (unfinished) return unfinished;
      const reconciliationId = await this.begin(request);
      await this.desk.queue.send(RECONCILIATION_QUEUE, { reconciliationId } satisfies ReconciliationJob, {
        singletonKey: connectionId,
      });
      const begun = await this.reconciliations.find(reconciliationId);
      if (!begun) throw new Error('A reconciliation that was just made is not there.');
      return begun;
    });
  }

  canBeReconciled(system: string): boolean {
    const { registry } = this.desk;
    return registry.systems.includes(system) && registry.get(system).connector.balances !== undefined;
  }

  private async begin({
    connectionId,
    trigger,
    isThorough,
    syncRunId = null,
  }: Omit<ReconciliationRequest, 'syncRunId'> & { syncRunId?: string | null }): Promise<string> {
    const { actor } = requireScope();
    const createdBy = actor.kind === 'user' ? (actor.id ?? null) : null;
    const id = await this.reconciliations.create({ connectionId, trigger, isThorough, syncRunId, createdBy });
    await this.desk.audit.record({
      action: 'reconciliation.asked_for',
      entity: 'reconciliation',
      entityId: id,
      data: { connectionId, trigger, isThorough },
    });
    return id;
  }
}

function notPossible(): DomainError {
  return DomainError.conflict(
    'RECONCILIATION.NOT_POSSIBLE',
    'This accounting system has no reports that our books could be tied out against.',
    { fix: 'Compare the aged receivables and payables of both by hand.' },
  );
}
