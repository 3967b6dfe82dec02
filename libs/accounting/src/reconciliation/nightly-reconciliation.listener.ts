import { Injectable } from '@nestjs/common';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { SyncRunFinished } from '../events/sync-run.events.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';
import { StartReconciliationCommand } from './start-reconciliation.command.js';

/** After each night's sync the books are tied out; after the week's sweep everything there is read for it. */
@Injectable()
@ListensTo('accounting.nightly-reconciliation', SyncRunFinished)
export class NightlyReconciliationListener implements EventListener<SyncRunFinished> {
  constructor(
    private readonly reconciliations: ReconciliationsRepository,
    private readonly connections: ConnectionsRepository,
    private readonly starting: StartReconciliationCommand,
  ) {}

  async handle({ event }: DeliveredEvent<SyncRunFinished>): Promise<void> {
    const { connectionId, runId, status } = event;
    if (status !== 'succeeded') return;
    const run = await this.reconciliations.syncRun(runId);
    if (!run) return;
    // A night whose sync joined another that was under way is made up for after the next one.
    if (run.trigger !== 'nightly' && !(await this.reconciliations.isOverdue(connectionId))) return;
    const connection = await this.connections.find(connectionId);
    const isWorking = connection?.status === 'active' || connection?.status === 'degraded';
    if (!isWorking || !this.starting.canBeReconciled(connection.system)) return;
    const isThorough = run.kind === 'sweep';
    await this.starting.execute({ connectionId, trigger: 'nightly', isThorough, syncRunId: runId });
  }
}
