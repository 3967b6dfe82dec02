import { Injectable } from '@nestjs/common';
import {
  InvoiceSets,
  type InvoiceView,
  type JobBilled,
  type PastInvoices,
  type SimilarInvoice,
} from '#invoicing';
import type { InvoiceEvidence, WorkEntry } from '../domain/evidence.js';
import { CardRates, rateKey } from './card-rates.query.js';
import { PartyEvidence, type PartyFacts } from './party-evidence.query.js';
import {
  dayKey,
  distinct,
  expenseIdsOf,
  HISTORY,
  jobIdsOf,
  timeIdsOf,
  WorkEvidence,
  type WorkFacts,
} from './work-evidence.query.js';

interface Facts {
  work: WorkFacts;
  party: PartyFacts;
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
    private readonly rates: CardRates,
  ) {}

  /** By invoice id; ids that do not exist are not in the answer. */
  async of(ids: readonly string[]): Promise<Map<string, InvoiceEvidence>> {
    const invoices = await this.sets.invoices(ids);
    if (invoices.length === 0) return new Map();
    const jobIds = distinct(invoices.flatMap(jobIdsOf));
    const partyIds = distinct(invoices.flatMap((one) => one.customerId ?? one.contractorId ?? []));
    const headJobs = distinct(invoices.flatMap(({ jobId }) => jobId ?? []));
    const work = await this.work.of(invoices);
    const facts: Facts = {
      work,
      rates: await this.rates.of(
        invoices.flatMap((invoice) =>
          entriesOf(invoice, work).map((entry) => {
            const province = work.jobs.get(entry.jobId ?? '')?.siteAddress?.province ?? null;
            return { invoice, entry, province };
          }),
        ),
      ),
      party: await this.party.of(invoices),
      billed: await this.sets.billedOf(jobIds),
      similar: await this.sets.similar(ids),
      past: await this.sets.past(partyIds, headJobs, HISTORY),
    };
    return new Map(invoices.map((invoice) => [invoice.id, evidenceOf(invoice, facts)]));
  }
}

const NONE: readonly never[] = [];

function entriesOf(invoice: InvoiceView, work: WorkFacts): WorkEntry[] {
  return timeIdsOf(invoice).flatMap((id) => work.time.get(id) ?? []);
}

function evidenceOf(
  invoice: InvoiceView,
  { work, party, billed, similar, past, rates }: Facts,
): InvoiceEvidence {
  const partyId = invoice.customerId ?? invoice.contractorId ?? '';
  const entries = entriesOf(invoice, work);
  const expenses = expenseIdsOf(invoice).flatMap((id) => work.expenses.get(id) ?? []);
  const jobs = jobIdsOf(invoice).flatMap((id) => {
    const job = work.jobs.get(id);
    return job ? [[id, job] as const] : [];
  });
  return {
    invoice,
    party: party.parties.get(partyId),
    jobs: new Map(jobs),
    billed,
    similar: similar.get(invoice.id) ?? NONE,
    work:
      rates.size === 0
        ? entries
        : entries.map((entry) => ({ ...entry, cardRate: rates.get(rateKey(invoice, entry)) ?? null })),
    sameDays: distinct(entries.map(dayKey)).flatMap((key) => work.days.get(key) ?? NONE),
    pastOfParty: past.parties.get(partyId) ?? NONE,
    pastOfJob: past.jobs.get(invoice.jobId ?? '') ?? NONE,
    pastMinutes: work.pastMinutes,
    expenses,
    ...(invoice.purchaseOrderId && { order: work.orders.get(invoice.purchaseOrderId) }),
    ...(invoice.contractorId && { clearances: party.clearances.get(invoice.contractorId) }),
    ...(party.books.has(invoice.id) && { books: party.books.get(invoice.id) }),
  };
}
