import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { UnitOfWork } from '#platform';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { RecordRefresh } from '../sync/record-refresh.js';
import { StockAdjustmentsRepository, type StockDay } from './stock-adjustments.repository.js';
import { isKnown } from './stock-balance.js';
import { StockQuantities } from './stock-quantities.js';
import { sendsStock } from './stock-queue.js';

/** Brings the books' quantities here, and with them takes off what the books know by now. */
@Injectable()
export class StockWork {
  constructor(
    private readonly adjustments: StockAdjustmentsRepository,
    private readonly quantities: StockQuantities,
    private readonly refresh: RecordRefresh,
    private readonly jobs: JobsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * What is known is found out before the books are asked, and taken off in the transaction that takes their answer in: nothing is
   * counted twice, and a piece that was used is at no moment to be had again.
   */
  async look(opened: OpenConnection): Promise<void> {
    const known = await this.known(opened);
    const changes = await this.quantities.read(opened);
    await this.unitOfWork.run(async () => {
      if (changes.length > 0) await this.refresh.take(opened, 'item', changes);
      for (const { day, pairs } of known) await this.jobs.bookSent(pairs, day.endsAt);
    });
  }

  private async known({ connection }: OpenConnection) {
    const since = await this.jobs.stockSentSince();
    if (!sendsStock(connection) || since === null) return [];
    const days: StockDay[] = await this.adjustments.days(since);
    return Promise.all(
      days.map(async (day) => ({
        day,
        pairs: (await this.adjustments.balances(connection.id, day.endsAt)).filter(isKnown),
      })),
    );
  }
}
