import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { AuditLog, UnitOfWork } from '#platform';
import { unknownReference } from '../domain/job.errors.js';
import { StockRepository } from '../stock.repository.js';
import { StockBookingRepository } from '../stock-booking.repository.js';

/** Says that the books know what was used of an item: its quantity on hand there is without it from now on. */
@Injectable()
export class BookStockCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stock: StockRepository,
    private readonly catalog: CatalogFacade,
    private readonly booking: StockBookingRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Answers how many lines of the ledger it marked. `until` is an instant, ISO 8601. Throws `JOBS.NO_SUCH_REFERENCE`. */
  execute(itemId: string, until: string): Promise<number> {
    return this.unitOfWork.run(async () => {
      if (!(await this.catalog.item(itemId))) throw unknownReference('itemId', 'item');
      await this.stock.lock(itemId);
      const lines = await this.booking.book(itemId, until);
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
