import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobContext, type JobHandler, UnitOfWork } from '#platform';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import { StockPlanner } from './stock-planner.js';
import { STOCK_QUEUE, type StockJob } from './stock-queue.js';
import { StockWork } from './stock-work.js';

/** One at a time for a connection, and one waiting. */
@Injectable()
@HandlesJob(STOCK_QUEUE, { concurrency: 2, queue: { policy: 'stately' } })
export class StockHandler implements JobHandler<StockJob> {
  constructor(
    private readonly contexts: ConnectionContexts,
    private readonly planner: StockPlanner,
    private readonly stock: StockWork,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  handle({ connectionId }: StockJob, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    return this.contexts.use(connectionId, signal, (opened) => this.keep(opened));
  }

  private async keep(opened: OpenConnection): Promise<void> {
    const { id, status, settings } = opened.connection;
    if (status !== 'active' && status !== 'degraded') return;
    await this.planner.plan(id, this.unitOfWork);
    if (settings.pull !== false) await this.stock.look(opened);
  }
}
