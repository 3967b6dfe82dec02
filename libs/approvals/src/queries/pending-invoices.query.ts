import { Injectable } from '@nestjs/common';
import { type InvoiceFilter, type InvoiceSummary, InvoicingFacade } from '#invoicing';
import { Money } from '#kernel';
import { PartiesFacade } from '#parties';
import { type Page, requireScope } from '#platform';

const cents = (amount: string): string => Money.of(amount).toFixed(2);

export type PendingInvoice = InvoiceSummary & { partyName: string | null; isOwn: boolean };

/** What waits for somebody's approval, newest first. */
@Injectable()
export class PendingInvoices {
  constructor(
    private readonly invoicing: InvoicingFacade,
    private readonly parties: PartiesFacade,
  ) {}

  async run(filter: Omit<InvoiceFilter, 'status'>): Promise<Page<PendingInvoice>> {
    const page = await this.invoicing.list({ ...filter, status: 'pending_approval' });
    const names = await this.namesOf(page.items);
    const { actor } = requireScope();
    const items = page.items.map((invoice) => ({
      ...invoice,
      taxAmount: cents(invoice.taxAmount),
      total: cents(invoice.total),
      balance: cents(invoice.balance),
      partyName: names.get(invoice.customerId ?? invoice.contractorId ?? '') ?? null,
      isOwn: invoice.createdBy !== null && invoice.createdBy === actor.id,
    }));
    return { ...page, items };
  }

  private async namesOf(invoices: readonly InvoiceSummary[]): Promise<Map<string, string>> {
    const customers = await this.parties.customers.readRecords(
      invoices.flatMap((one) => one.customerId ?? []),
    );
    const contractors = await this.parties.contractors.readRecords(
      invoices.flatMap((one) => one.contractorId ?? []),
    );
    return new Map([...customers, ...contractors].map(([id, { record }]) => [id, record.displayName]));
  }
}
