import { Injectable } from '@nestjs/common';
import type { OrganizationSettings } from '#identity';
import {
  InvoiceSets,
  type InvoiceView,
  type JobBilled,
  LIVE_STATUSES,
  type PastInvoices,
  type SimilarInvoice,
} from '#invoicing';
import type { JobView } from '#jobs';
import { apart, sideBySide } from '#platform';
import { type ExpenseEntry, type InvoiceEvidence, NO_PAST, type WorkEntry } from '../domain/evidence.js';
import { isPartlyTaxed } from '../domain/supplies.js';
import { CardRates, rateKey } from './card-rates.query.js';
import { distinct, expenseIdsOf, jobIdsOf, timeIdsOf } from './invoice-sources.js';
import { PartyEvidence, type PartyFacts } from './party-evidence.query.js';
import { TaxEvidence, type TaxFacts } from './tax-evidence.query.js';
import { dayKey, HISTORY, type TimeFacts } from './time-evidence.query.js';
import { WorkEvidence, type WorkFacts } from './work-evidence.query.js';

interface Facts {
  work: WorkFacts;
  times: TimeFacts;
  party: PartyFacts;
  taxes: TaxFacts;
  billed: ReadonlyMap<string, JobBilled>;
  similar: ReadonlyMap<string, readonly SimilarInvoice[]>;
  past: PastInvoices;
  rates: Awaited<ReturnType<CardRates['of']>>;
}

/** Reads everything the rules look at. A set of invoices costs as many statements as one. */
@Injectable()
export class GatherEvidence {
  constructor(
    private readonly sets: InvoiceSets,
    private readonly work: WorkEvidence,
    private readonly party: PartyEvidence,
    private readonly taxes: TaxEvidence,
    private readonly rates: CardRates,
  ) {}

  /** By invoice id; ids that do not exist are not in the answer. */
  async of(ids: readonly string[]): Promise<Map<string, InvoiceEvidence>> {
    // What is like them is asked for by their ids: neither waits for the other.
    const [similar, [invoices, rest]] = await sideBySide(
      () => apart(() => this.sets.similar(ids)),
      () => this.factsOf(ids),
    );
    const facts = rest && { ...rest, similar };
    return new Map(facts && invoices.map((invoice) => [invoice.id, evidenceOf(invoice, facts)]));
  }

  /** The invoices that exist and everything about them but what is like them; nothing when there are none. */
  private async factsOf(ids: readonly string[]): Promise<[readonly InvoiceView[], Omit<Facts, 'similar'>?]> {
    const [invoices, home] = await sideBySide(
      () => this.sets.invoices(ids),
      () => this.party.home(),
    );
    if (invoices.length === 0) return [invoices];
    const jobIds = distinct(invoices.flatMap(jobIdsOf));
    // Nobody waits for what does not depend on it: three waits for the database, however much there is to look at.
    const [worked, basis, party, past, billed] = await sideBySide(
      () => this.worked(invoices, home),
      () => this.taxes.basis(invoices),
      () => this.party.of(invoices),
      () => this.pastOf(invoices),
      () => this.sets.billedOf(jobIds),
    );
    const known = { work: worked.work, parties: party.parties };
    const taxes = await this.taxes.of(invoices, known, { ...basis, home });
    return [invoices, { ...worked, party, taxes, billed, past }];
  }

  /** What was ordered and done, the time with all that surrounds it and at the rates that were agreed for it. */
  private async worked(
    invoices: readonly InvoiceView[],
    { province }: OrganizationSettings,
  ): Promise<Pick<Facts, 'work' | 'times' | 'rates'>> {
    const [entries, punches, work] = await sideBySide(
      () => this.work.entries(invoices),
      () => this.work.punches(invoices),
      () => this.work.of(invoices),
    );
    const time = new Map(entries.map((entry) => [entry.id, entry]));
    const questions = invoices.flatMap((invoice) =>
      entriesOf(invoice, time).map((entry) => ({ invoice, entry })),
    );
    const [rates, times] = await sideBySide(
      () => this.rates.of(questions, work.jobs, province),
      () => this.work.around(entries, invoices, punches),
    );
    return { work, times, rates };
  }

  /** See `InvoiceSets`. */
  handedInSince(from: string, after: string | null, limit: number): Promise<string[]> {
    return this.sets.handedInSince(from, after, limit);
  }

  private pastOf(invoices: readonly InvoiceView[]): Promise<PastInvoices> {
    const request = {
      customerIds: distinct(invoices.flatMap(({ customerId }) => customerId ?? [])),
      contractorIds: distinct(invoices.flatMap(({ contractorId }) => contractorId ?? [])),
      jobIds: distinct(invoices.flatMap(({ jobId }) => jobId ?? [])),
      withIds: invoices.some(({ status }) => LIVE_STATUSES.includes(status)),
    };
    return this.sets.past(request, HISTORY);
  }
}

const NONE: readonly never[] = [];

function entriesOf(invoice: InvoiceView, time: TimeFacts['time']): WorkEntry[] {
  return timeIdsOf(invoice).flatMap((id) => time.get(id) ?? []);
}

function evidenceOf(invoice: InvoiceView, facts: Facts): InvoiceEvidence {
  const { work, times, party, taxes, billed, similar, past, rates } = facts;
  const partyId = invoice.customerId ?? invoice.contractorId ?? '';
  const entries = entriesOf(invoice, times.time);
  return {
    ...{ invoice, billed },
    party: party.parties.get(partyId),
    jobs: jobsOf(invoice, work),
    similar: similar.get(invoice.id) ?? NONE,
    work:
      rates.size === 0
        ? entries
        : entries.map((entry) => ({ ...entry, cardRate: rates.get(rateKey(invoice, entry)) ?? null })),
    sameDays: distinct(entries.map(dayKey)).flatMap((key) => times.days.get(key) ?? NONE),
    pastOfParty: past.parties.get(partyId) ?? NO_PAST,
    pastOfJob: past.jobs.get(invoice.jobId ?? '') ?? NO_PAST,
    pastMinutes: times.pastMinutes,
    expenses: expenseIdsOf(invoice).flatMap((id) => expenseOf(id, facts)),
    lineTaxes: taxes.lines.get(invoice.id),
    books: party.books.get(invoice.id),
    order: work.orders.get(invoice.purchaseOrderId ?? ''),
    clearances: party.clearances.get(invoice.contractorId ?? ''),
  };
}

function jobsOf(invoice: InvoiceView, { jobs }: WorkFacts): Map<string, JobView> {
  const found = new Map<string, JobView>();
  for (const id of jobIdsOf(invoice)) {
    const job = jobs.get(id);
    if (job) found.set(id, job);
  }
  return found;
}

function expenseOf(id: string, { work, taxes }: Facts): ExpenseEntry[] {
  const expense = work.expenses.get(id);
  if (!expense) return [];
  const { category, vendor, expenseDate, amount, taxAmount, receiptFileId, receiptHash } = expense;
  const twins = work.twins.get(id) ?? [];
  return [
    {
      ...{ id, category, amount, taxAmount },
      label: [category, ...(vendor ? [vendor] : []), expenseDate].join(', '),
      lawfulTaxes: taxes.expenses.get(id) ?? [],
      isPartlyTaxed: isPartlyTaxed(category),
      // Kilometres are proved by the trip, not by a receipt.
      hasReceipt: (receiptFileId ?? receiptHash ?? expense.kilometres) !== null,
      receiptFileId,
      twins: twins.map((twin) => ({ id: twin.id, because: twin.because, label: `another ${category}` })),
    },
  ];
}
