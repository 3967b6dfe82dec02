import { Injectable } from '@nestjs/common';
import { type UnbilledFilter, UnbilledWork } from '../queries/unbilled-work.query.js';
import { CreateInvoice } from './create-invoice.command.js';
import { InvoiceComposer, type InvoiceInput } from './invoice-composer.js';

export interface BillUnbilledInput
  extends UnbilledFilter,
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

/** Invoices from what is recorded and not billed yet: to the customer at her rates, or a contractor's bill at his. */
@Injectable()
export class BillUnbilled {
  constructor(
    private readonly work: UnbilledWork,
    private readonly composer: InvoiceComposer,
    private readonly creating: CreateInvoice,
  ) {}

  /**
   * Answers the id of the draft. Only time, unless the input says what else. Throws `INVOICING.NO_SUCH_CUSTOMER`,
   * `INVOICING.NOTHING_TO_BILL` and `INVOICING.NO_TIME_TO_BILL`.
   */
  async toCustomer(customerId: string, input: BillUnbilledInput): Promise<string> {
    const direction = 'receivable' as const;
    const filter = chosen(input);
    const found = this.work.ofCustomer(customerId, filter);
    const unbilled = await this.work.linesOf(found, { customerId }, filter);
    const composed = await this.composer.compose({ ...headerOf(input), ...unbilled, customerId, direction });
    return this.creating.run({ ...composed, direction });
  }

  /** The same for what a contractor bills us. */
  async ofContractor(contractorId: string, number: string, input: BillUnbilledInput): Promise<string> {
    const direction = 'payable' as const;
    const filter = chosen(input);
    const found = this.work.ofContractor(contractorId, filter);
    const unbilled = await this.work.linesOf(found, { contractorId }, filter);
    const composed = await this.composer.compose({
      ...headerOf(input),
      ...unbilled,
      contractorId,
      direction,
    });
    return this.creating.run({ ...composed, direction, billNumber: number });
  }
}

function chosen({
  sources,
  everything,
  from,
  to,
  jobId,
  groupBy,
  taxCodeId,
}: UnbilledFilter): UnbilledFilter {
  return { sources: everything ? undefined : (sources ?? ['time']), from, to, jobId, groupBy, taxCodeId };
}

function headerOf({
  from: _from,
  to: _to,
  groupBy: _group,
  taxCodeId: _code,
  sources: _sources,
  everything: _all,
  ...header
}: BillUnbilledInput) {
  return header;
}
