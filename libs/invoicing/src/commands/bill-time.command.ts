import { Injectable } from '@nestjs/common';
import { PartiesFacade } from '#parties';
import { noSuchParty } from '../domain/invoicing-errors.js';
import { TimeToBill, type TimeToBillFilter } from '../queries/time-to-bill.query.js';
import { CreateInvoice } from './create-invoice.command.js';
import { InvoiceComposer, type InvoiceInput } from './invoice-composer.js';

export interface BillTimeInput
  extends TimeToBillFilter,
    Pick<
      InvoiceInput,
      | 'invoiceDate'
      | 'dueDate'
      | 'termId'
      | 'exchangeRate'
      | 'customerMemo'
      | 'privateNote'
      | 'holdback'
      | 'deposits'
      | 'freight'
    > {}

/** Invoices from approved time: to the customer at her rates, or a contractor's bill at his. */
@Injectable()
export class BillTime {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly time: TimeToBill,
    private readonly composer: InvoiceComposer,
    private readonly creating: CreateInvoice,
  ) {}

  /** Answers the id of the draft. Throws `INVOICING.NO_SUCH_CUSTOMER` and `INVOICING.NO_TIME_TO_BILL`. */
  async toCustomer(customerId: string, input: BillTimeInput): Promise<string> {
    if (!(await this.parties.customer(customerId))) throw noSuchParty('customer');
    const direction = 'receivable' as const;
    const lines = await this.time.lines({ customerId }, input);
    const composed = await this.composer.compose({ ...headerOf(input), customerId, direction, lines });
    return this.creating.run({ ...composed, direction });
  }

  /** The same for what a contractor bills us. */
  async ofContractor(contractorId: string, number: string, input: BillTimeInput): Promise<string> {
    if (!(await this.parties.contractor(contractorId))) throw noSuchParty('contractor');
    const direction = 'payable' as const;
    const lines = await this.time.lines({ contractorId }, input);
    const composed = await this.composer.compose({ ...headerOf(input), contractorId, direction, lines });
    return this.creating.run({ ...composed, direction, billNumber: number });
  }
}

function headerOf({ from: _from, to: _to, groupBy: _group, taxCodeId: _code, ...header }: BillTimeInput) {
  return header;
}
