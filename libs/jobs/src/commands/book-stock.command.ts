import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork } from '#platform';
import { StockRepository } from '../stock.repository.js';

/** Says that the books know what was used of an item: its quantity on hand there is without it from now on. */
@Injectable()
export class BookStockCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stock: StockRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Answers how many lines of the ledger it marked. `until` is an instant, ISO 8601. */
  execute(itemId: string, until: string): Promise<number> {
    return this.unitOfWork.run(async () => {
      await this.stock.lock(itemId);
      const lines = await this.stock.book(itemId, until);
      if (lines > 0)
        await this.audit.record({
          action: 'stock.booked',
          entity: 'item',
          entityId: itemId,
          data: { until, lines },
        });
      return lines;
    });
  }
}
