import { Injectable } from '@nestjs/common';
import { InvoicingFacade } from '#invoicing';
import { shownCredit, shownInvoice, shownPayment, shownRefund } from './shown-money.js';
import { shown } from './shown-record.js';

/** What an event says of money that was spent on invoices. */
export interface Settlement {
  invoiceIds?: readonly string[];
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

  /** The invoice, if nothing of it is owed. */
  async paidInvoice(id: string) {
    const invoice = await this.invoice(id);
    return invoice?.data.status === 'paid' ? invoice : undefined;
  }

  /** The invoices that this spending went to: what a payment had paid before is no news. */
  async paidBy({ invoiceIds = [], useIds = [] }: Settlement): Promise<string[]> {
    if (invoiceIds.length > 0) return [...invoiceIds];
    const uses = await this.invoicing.creditUses.readRecords(useIds);
    return [...uses.values()].flatMap(({ record }) =>
      record.pairs.flatMap(({ invoiceId }) => invoiceId ?? []),
    );
  }
}
