import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { UnitOfWork } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import { PushPlanner } from '../sync/push-planner.js';
import { StockAdjustmentsRepository, type StockDay } from './stock-adjustments.repository.js';
import { dueOf, inParts, type StockShare } from './stock-balance.js';
import { sendsStock } from './stock-queue.js';

/** The vendor names no limit; a person can still read as many. */
const MOST_LINES = 100;

/** Makes what the books are still to be told of used stock: one adjustment for each day that is over. */
@Injectable()
export class StockPlanner {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly jobs: JobsFacade,
    private readonly adjustments: StockAdjustmentsRepository,
    private readonly operations: OperationsRepository,
    private readonly planner: PushPlanner,
  ) {}

  /** Any number of times, on any number of nodes: what was told is not told again. */
  plan(connectionId: string, unitOfWork: UnitOfWork): Promise<void> {
    return unitOfWork.run(async () => {
      // One after another: each counts what the one before has made.
      const connection = await this.connections.hold(connectionId);
      const { stockAccountId } = connection.settings;
      const since = await this.jobs.stockSentSince();
      if (!sendsStock(connection) || !stockAccountId || since === null) return;
      for (const day of await this.adjustments.days(since))
        await this.tell(connectionId, day, stockAccountId);
    });
  }

  /** From now on differences count: what was used before is left to the bookkeeper, who may have told it already. */
  async open(connectionId: string, accountId: string): Promise<void> {
    await this.jobs.sendStock(true);
    const since = await this.jobs.stockSentSince();
    if (since === null) throw new Error('Sending was begun and is not.');
    const shares = await this.due(connectionId, since);
    const day = await this.adjustments.dayOf(since);
    await this.adjustments.add(connectionId, { day, accountId, isOpening: true }, shares);
  }

  private async tell(connectionId: string, { day, endsAt }: StockDay, accountId: string): Promise<void> {
    for (const shares of inParts(await this.due(connectionId, endsAt), MOST_LINES)) {
      const localId = await this.adjustments.add(connectionId, { day, accountId, isOpening: false }, shares);
      await this.operations.plan([
        {
          connectionId,
          entity: 'stock-adjustment',
          localId,
          localVersion: 1,
          operation: 'create',
          generation: 1,
        },
      ]);
      await this.planner.wake(connectionId);
    }
  }

  private async due(connectionId: string, before: string): Promise<StockShare[]> {
    const balances = await this.adjustments.balances(connectionId, before);
    return balances.flatMap((balance) => {
      const quantity = dueOf(balance);
      const { jobId, itemId } = balance;
      return quantity.isZero() ? [] : { jobId, itemId, quantity: quantity.toString() };
    });
  }
}
