import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import type { CreditView } from '../domain/credit.js';
import { quantitiesByJob } from './evidence.js';
import { OrderBilling } from './order-billing.js';

type Credited = Pick<CreditView, 'direction' | 'invoiceId' | 'lines'>;

/** What credits give back of the work and of the orders that their invoices billed. Joins the caller's unit of work. */
@Injectable()
export class CreditedWork {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly orders: OrderBilling,
  ) {}

  async giveBack({ direction, invoiceId, lines }: Credited): Promise<void> {
    for (const [jobId, quantities] of quantitiesByJob(direction, lines))
      await this.jobs.releaseInvoiced(jobId, quantities);
    if (direction === 'payable') await this.orders.giveBackCredited(invoiceId, lines);
  }

  /**
   * The credit is void: what it gave back is billed again. Throws `JOBS.OVER_COMPLETED` or `PURCHASE_ORDERS.OVER_BILLED`
   * when something else was billed in its place, and `.NOT_IN_FORCE` for an order that was cancelled, unless it is so in the
   * books already: then `overrideReason` says so.
   */
  async takeAgain({ direction, invoiceId, lines }: Credited, overrideReason?: string): Promise<void> {
    for (const [jobId, quantities] of quantitiesByJob(direction, lines))
      await this.jobs.recordInvoiced(jobId, quantities, overrideReason);
    if (direction === 'payable') await this.orders.takeCredited(invoiceId, lines, overrideReason);
  }
}
