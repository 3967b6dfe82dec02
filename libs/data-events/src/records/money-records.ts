import { Injectable } from '@nestjs/common';
import { InvoicingFacade } from '#invoicing';
import { shownCredit, shownInvoice, shownPayment, shownRefund } from './shown-money.js';
import { shown } from './shown-record.js';

/** What an event says of money that was spent on invoices. */
export interface Settlement {
  paymentId?: string;
  useIds?: readonly string[];
}

/** Invoices, payments, credits and refunds, as programs outside may see them. */
@Injectable()
export class MoneyRecords {
  constructor(private readonly invoicing: InvoicingFacade) {}

  invoice = async (id: string) => shown(await this.invoicing.invoice(id), shownInvoice);
  payment = async (id: string) => shown(await this.invoicing.payment(id), shownPayment);
  credit = async (id: string) =>
    shown((await this.invoicing.credits.readRecords([id])).get(id), ({ record }) => shownCredit(record));
  refund = async (id: string) =>
    shown((await this.invoicing.refunds.readRecords([id])).get(id), ({ record }) => shownRefund(record));

  /** The invoices that a payment, or uses of a credit, pay. */
  async paidBy({ paymentId, useIds = [] }: Settlement): Promise<string[]> {
    const payment = paymentId && (await this.invoicing.payment(paymentId));
    if (payment) return payment.lines.map(({ invoiceId }) => invoiceId);
    const uses = await this.invoicing.creditUses.readRecords(useIds);
    return [...uses.values()].flatMap(({ record }) =>
      record.pairs.flatMap(({ invoiceId }) => invoiceId ?? []),
    );
  }
}
