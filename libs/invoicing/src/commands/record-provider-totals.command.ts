import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import { UnitOfWork } from '#platform';
import type { InvoiceView } from '../domain/invoice.js';
import { InvoicesRepository } from '../invoices.repository.js';
import { lockOne } from './lock-invoice.js';

@Injectable()
export class RecordProviderTotals {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
  ) {}

  /** The version stays: what the books computed is not a change of our document, so it must not be sent again. */
  run(id: string, { total, taxAmount }: { total: string; taxAmount: string }): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => {
      const invoice = await lockOne(this.invoices, id);
      return this.invoices.keepProviderTotals(id, {
        total,
        taxAmount,
        totalDifference: Money.of(total).minus(invoice.total).toFixed(),
        taxDifference: Money.of(taxAmount).minus(invoice.taxAmount).toFixed(),
      });
    });
  }
}
