import { Inject, Injectable } from '@nestjs/common';
import { CatalogFacade, type ItemRecord } from '#catalog';
import { IdentityFacade } from '#identity';
import { type Clock, DomainError, localDateOf } from '#kernel';
import { CLOCK } from '#platform';
import { type HoldbackTerms, holdbackLines } from '../domain/holdback.js';
import type { InvoiceDirection, InvoiceView } from '../domain/invoice.js';
import { type LineInput, numbered, priceLines } from '../domain/invoice-lines.js';
import { type InvoiceTotals, totalsOf } from '../domain/invoice-totals.js';
import { noSuchItem } from '../domain/invoicing-errors.js';
import { BillingExtras, type ExtrasInput } from './billing-extras.js';
import { NamedByInvoice, type Party } from './named-by-invoice.js';

/** A line of which an item may tell what is left out. */
export type RequestedLine = Omit<LineInput, 'description'> & { description?: string };

type HeaderInput = Partial<
  Pick<
    InvoiceView,
    | 'customerId'
    | 'contractorId'
    | 'jobId'
    | 'purchaseOrderId'
    | 'invoiceDate'
    | 'dueDate'
    | 'termId'
    | 'currency'
    | 'exchangeRate'
    | 'billingAddress'
    | 'email'
    | 'customerMemo'
    | 'privateNote'
    | 'orderOverrideReason'
  >
>;

export interface InvoiceInput extends HeaderInput, ExtrasInput {
  direction: InvoiceDirection;
  /** Comes with a rate that was published, not typed in. */
  exchangeRateDate?: string | null;
  lines: RequestedLine[];
}

export type ComposedInvoice = Required<HeaderInput> &
  InvoiceTotals & {
    exchangeRateDate: string | null;
    holdbackPercent: string | null;
    holdbackReleaseOn: string | null;
  };

/** Fills in what an invoice's author left to us (party, items, terms, tax) and adds it up. Reads only. */
@Injectable()
export class InvoiceComposer {
  constructor(
    private readonly catalog: CatalogFacade,
    private readonly named: NamedByInvoice,
    private readonly identity: IdentityFacade,
    private readonly extras: BillingExtras,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async compose(input: InvoiceInput): Promise<ComposedInvoice> {
    const home = await this.identity.organizationSettings();
    const party = await this.named.party(input);
    const invoiceDate = input.invoiceDate ?? localDateOf(this.clock.now(), home.timezone);
    const termId = input.termId === undefined ? party.termId : input.termId;
    const currency = input.currency ?? party.currency;
    const jobId = input.jobId ?? onlyJobOf(input.lines);
    await this.named.check({ ...input, termId, jobId });
    const extras = await this.extras.of({ ...input, jobId, currency }, home.province);
    const lines = [...input.lines, ...extras.lines];
    const totals = await this.addUp({ ...input, lines }, invoiceDate, party, extras.holdback);
    return {
      customerId: input.customerId ?? null,
      contractorId: input.contractorId ?? null,
      jobId,
      purchaseOrderId: input.purchaseOrderId ?? null,
      invoiceDate,
      dueDate: dueDay(input.dueDate ?? (await this.catalog.dueDate(termId, invoiceDate)), invoiceDate),
      termId,
      currency,
      ...(await this.rateFor({ ...input, currency, invoiceDate }, home.currency)),
      billingAddress: input.billingAddress ?? party.address,
      email: input.email ?? party.email,
      customerMemo: input.customerMemo ?? null,
      privateNote: input.privateNote ?? null,
      orderOverrideReason: input.orderOverrideReason ?? null,
      holdbackPercent: extras.holdback?.percent ?? null,
      holdbackReleaseOn: (extras.holdback && input.holdback?.releaseOn) ?? null,
      ...totals,
    };
  }

  private async addUp(
    input: InvoiceInput,
    day: string,
    party: Party,
    holdback: HoldbackTerms | null,
  ): Promise<InvoiceTotals> {
    const items = await this.itemsOf(input.lines);
    const isSale = input.direction === 'receivable';
    const work = priceLines(
      input.lines.map((line, index) => filledIn(line, index, items, { isSale, party })),
    );
    const lines = holdback ? numbered([...work, ...holdbackLines(work, holdback)]) : work;
    const codes = [...new Set(lines.flatMap((line) => line.taxCodeId ?? []))];
    const rates = await (isSale
      ? this.catalog.salesTaxOf(codes, day)
      : this.catalog.purchaseTaxOf(codes, day));
    const { rounding } = await this.catalog.taxSettings();
    return totalsOf(lines, rates, rounding);
  }

  /** Documents in a foreign currency carry the rate of their day; those in home currency carry none. */
  private async rateFor(
    input: Pick<InvoiceInput, 'exchangeRate' | 'exchangeRateDate'> & {
      currency: string;
      invoiceDate: string;
    },
    home: string,
  ): Promise<Pick<ComposedInvoice, 'exchangeRate' | 'exchangeRateDate'>> {
    const { currency, invoiceDate, exchangeRate = null, exchangeRateDate = null } = input;
    if (currency === home) return { exchangeRate: null, exchangeRateDate: null };
    if (exchangeRate !== null) return { exchangeRate, exchangeRateDate };
    const { rate, rateDate } = await this.catalog.exchangeRate(currency, home, invoiceDate);
    return { exchangeRate: rate, exchangeRateDate: rateDate };
  }

  private async itemsOf(lines: readonly RequestedLine[]): Promise<Map<string, ItemRecord>> {
    const ids = [...new Set(lines.flatMap((line) => line.itemId ?? []))];
    const found = await this.catalog.items.readRecords(ids);
    return new Map([...found].map(([id, { record }]) => [id, record]));
  }
}

function filledIn(
  line: RequestedLine,
  index: number,
  items: ReadonlyMap<string, ItemRecord>,
  { isSale, party }: { isSale: boolean; party: Party },
): LineInput {
  const item = line.itemId ? items.get(line.itemId) : undefined;
  if (line.itemId && !item) throw noSuchItem(index + 1);
  const price = (isSale ? item?.unitPrice : item?.purchaseCost) ?? undefined;
  const usualCode = isSale && !party.taxExempt ? item?.salesTaxCodeId : null;
  return {
    ...line,
    description: line.description ?? item?.description ?? item?.name ?? '',
    unitPrice: line.unitPrice ?? (line.amount === undefined ? price : undefined),
    taxCodeId: line.taxCodeId === undefined ? usualCode : line.taxCodeId,
  };
}

function onlyJobOf(lines: readonly RequestedLine[]): string | null {
  const jobs = new Set(lines.flatMap((line) => line.jobId ?? []));
  return jobs.size === 1 ? ([...jobs][0] ?? null) : null;
}

function dueDay(dueDate: string | null, invoiceDate: string): string | null {
  if (dueDate === null || dueDate >= invoiceDate) return dueDate;
  throw new DomainError('INVOICING.DUE_BEFORE_INVOICE', 'The invoice would be due before its own date.', {
    field: 'dueDate',
    fix: `Choose ${invoiceDate} or a later day.`,
  });
}
