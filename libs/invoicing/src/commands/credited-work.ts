import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { quantitiesByJob } from '../domain/billed-work.js';
import type { CreditView } from '../domain/credit.js';
import { OrderBilling } from './order-billing.js';

type Credited = Pick<CreditView, 'id' | 'direction' | 'invoiceId' | 'lines'>;

/** It is so already: a page of an import is not held up by what somebody billed meanwhile. */
const VOIDED_THERE = 'The credit was voided in the accounting system.';

/** What credits give back of the work and of the orders that their invoices billed. Joins the caller's unit of work. */
@Injectable()
export class CreditedWork {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly orders: OrderBilling,
  ) {}

  async giveBack(credit: Credited): Promise<void> {
    for (const [jobId, quantities] of quantitiesByJob(credit.direction, credit.lines))
      await this.jobs.releaseInvoiced(jobId, quantities);
    if (credit.direction === 'payable') await this.orders.giveBackCredited(credit);
  }

  /**
   * The credit is void: what it gave back is billed again, by an invoice that is not void itself. Throws
   * `JOBS.OVER_COMPLETED` or `PURCHASE_ORDERS.OVER_BILLED` when something else was billed in its place, and `.NOT_IN_FORCE`
   * for an order that was cancelled, unless it is a fact of the books already.
   */
  async takeAgain(credit: Credited, { isFact = false } = {}): Promise<void> {
    for (const [jobId, quantities] of quantitiesByJob(credit.direction, credit.lines))
      await this.jobs.recordInvoiced(jobId, quantities, isFact ? VOIDED_THERE : undefined);
    if (credit.direction === 'payable') await this.orders.takeCredited(credit, { isFact });
  }
}
