import { Inject, Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { IdentityFacade } from '#identity';
import { type Clock, localDateOf, Money } from '#kernel';
import { PartiesFacade } from '#parties';
import { CLOCK, type Page } from '#platform';
import { type Age, dueDaysOf } from '../domain/age.js';
import { figuresInCents, inCents } from '../domain/in-cents.js';
import type { InvoiceView } from '../domain/invoice.js';
import type { InvoiceFilter, InvoiceSummary } from '../domain/invoice-queries.js';
import { invoiceNotFound } from '../domain/invoicing-errors.js';
import { inHomeCurrency, isOverdue } from '../domain/overdue.js';
import { InvoicingReads } from './invoicing-reads.query.js';

interface Shown {
  isOverdue: boolean;
  /** The customer's or the contractor's name. */
  partyName: string | null;
}

/** Which of them, by the organization's own day. */
type Asked = Omit<InvoiceFilter, 'search'> & { overdue?: boolean; age?: Age; q?: string };

export type ListedInvoice = InvoiceSummary & Shown;
export type DetailedInvoice = InvoiceView & Shown & { homeTotal: string };

/** Invoices as a screen shows them: with the name of whom they concern, and whether they are overdue today. */
@Injectable()
export class ShowInvoices {
  constructor(
    private readonly reads: InvoicingReads,
    private readonly parties: PartiesFacade,
    private readonly identity: IdentityFacade,
    private readonly catalog: CatalogFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `INVOICING.INVOICE_NOT_FOUND`. */
  async one(id: string): Promise<DetailedInvoice> {
    const invoice = await this.reads.invoice(id);
    if (!invoice) throw invoiceNotFound();
    const [today, names] = [await this.today(), await this.namesOf([invoice])];
    const homeTotal = inHomeCurrency(invoice.total, invoice.exchangeRate);
    const items = await this.catalog.items.readRecords(idsOf(invoice.lines.map(({ itemId }) => itemId)));
    const detail = detailed(invoice);
    return {
      ...detail,
      lines: detail.lines.map((line) => ({
        ...line,
        itemName: items.get(line.itemId ?? '')?.record.name ?? null,
      })),
      ...shown(invoice, today, names),
      homeTotal: Money.of(homeTotal).toFixed(2),
    };
  }

  async page({ overdue, age, q, ...filter }: Asked): Promise<Page<ListedInvoice>> {
    const today = await this.today();
    const page = await this.reads.list({
      ...filter,
      overdueOn: overdue ? today : undefined,
      owed: filter.owed || age !== undefined,
      dueOn: age && dueDaysOf(age, today),
      search: q ? { number: q, parties: await this.parties.idsNamedLike(q) } : undefined,
    });
    const names = await this.namesOf(page.items);
    return {
      ...page,
      items: page.items.map((invoice) => ({ ...listed(invoice), ...shown(invoice, today, names) })),
    };
  }

  private async today(): Promise<string> {
    const { timezone } = await this.identity.organizationSettings();
    return localDateOf(this.clock.now(), timezone);
  }

  private async namesOf(
    invoices: readonly Pick<InvoiceSummary, 'customerId' | 'contractorId'>[],
  ): Promise<Map<string, string>> {
    const customers = await this.parties.customers.readRecords(idsOf(invoices.map((one) => one.customerId)));
    const contractors = await this.parties.contractors.readRecords(
      idsOf(invoices.map((one) => one.contractorId)),
    );
    return new Map([...customers, ...contractors].map(([id, { record }]) => [id, record.displayName]));
  }
}

function listed(invoice: InvoiceSummary): InvoiceSummary {
  return inCents(invoice, 'taxAmount', 'total', 'balance');
}

function detailed(invoice: InvoiceView): InvoiceView {
  return {
    ...figuresInCents(inCents(invoice, 'balance')),
    providerTotals:
      invoice.providerTotals &&
      inCents(invoice.providerTotals, 'total', 'taxAmount', 'totalDifference', 'taxDifference'),
  };
}

function shown(
  invoice: Pick<InvoiceSummary, 'status' | 'dueDate' | 'balance' | 'customerId' | 'contractorId'>,
  today: string,
  names: ReadonlyMap<string, string>,
): Shown {
  const party = invoice.customerId ?? invoice.contractorId;
  return { isOverdue: isOverdue(invoice, today), partyName: (party && names.get(party)) || null };
}

function idsOf(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.flatMap((id) => id ?? []))];
}
