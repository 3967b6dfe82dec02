import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { PartiesFacade } from '#parties';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { lineProofs } from '../domain/line-evidence.js';
import { GatherEvidence } from '../evidence/gather-evidence.query.js';
import { distinct } from '../evidence/invoice-sources.js';

/** What each line of an invoice rests on, from the same evidence that the rules look at. */
@Injectable()
export class ShowLineProofs {
  constructor(
    private readonly evidence: GatherEvidence,
    private readonly orders: PurchaseOrdersFacade,
    private readonly parties: PartiesFacade,
  ) {}

  /** Throws `APPROVALS.INVOICE_NOT_FOUND`. */
  async run(invoiceId: string) {
    const evidence = (await this.evidence.of([invoiceId])).get(invoiceId);
    if (!evidence) throw DomainError.notFound('APPROVALS.INVOICE_NOT_FOUND', 'There is no such invoice.');
    const { invoice, jobs, work } = evidence;
    const orderIds = [invoice.purchaseOrderId, ...[...jobs.values()].map((job) => job.purchaseOrderId)];
    const orders = await this.orders.orders.readRecords(distinct(orderIds.filter((id) => id !== null)));
    const people = await this.parties.contractors.readRecords(
      distinct(work.map(({ contractorId }) => contractorId)),
    );
    return {
      invoiceId,
      version: invoice.version,
      lines: lineProofs(
        evidence,
        new Map([...orders].map(([id, { record }]) => [id, { ...record, id }])),
        new Map([...people].map(([id, { record }]) => [id, record.displayName])),
      ),
    };
  }
}
