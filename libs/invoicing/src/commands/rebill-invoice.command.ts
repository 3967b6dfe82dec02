import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { carriedHoldback, carriedLines } from '../domain/carried-lines.js';
import { InvoicesRepository } from '../invoices.repository.js';
import { CreateInvoice } from './create-invoice.command.js';
import { InvoiceComposer } from './invoice-composer.js';
import { lockOne } from './lock-invoice.js';
import { VoidInvoice } from './void-invoice.command.js';

export interface RebillInput {
  reason: string;
  version?: number;
  /** Left out: the day of the voided one. */
  invoiceDate?: string;
  /** The number of the new bill; our own invoices get theirs. */
  number?: string;
}

/** Voids an invoice and drafts another one of the same lines and evidence, to be corrected and approved again. */
@Injectable()
export class RebillInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
    private readonly voiding: VoidInvoice,
    private readonly composer: InvoiceComposer,
    private readonly creating: CreateInvoice,
  ) {}

  /** Answers the id of the draft; both happen or neither. */
  run(id: string, { reason, version, invoiceDate, number }: RebillInput): Promise<string> {
    return this.unitOfWork.run(async () => {
      const old = await lockOne(this.invoices, id);
      await this.voiding.run(id, reason, version);
      const { direction, customerId, contractorId, jobId, purchaseOrderId, termId, currency, kind } = old;
      const { exchangeRate, billingAddress, email, customerMemo, privateNote, orderOverrideReason } = old;
      const composed = await this.composer.compose({
        ...{ direction, customerId, contractorId, jobId, purchaseOrderId, termId, currency },
        ...{ exchangeRate, billingAddress, email, customerMemo, privateNote, orderOverrideReason },
        invoiceDate: invoiceDate ?? old.invoiceDate,
        dueDate: invoiceDate ? undefined : old.dueDate,
        holdback: carriedHoldback(old),
        lines: carriedLines(old).map(asItStands),
      });
      return this.creating.run({ ...composed, direction, kind, billNumber: number, replacesId: id });
    });
  }
}

/** What had been billed before the old invoice is not what is billed before the new one. */
function asItStands(line: ReturnType<typeof carriedLines>[number]): typeof line {
  return { ...line, evidence: line.evidence?.map((one) => ({ ...one, previousAmount: null })) };
}
