import { Injectable } from '@nestjs/common';
import { JobSets, JobsFacade, type JobView } from '#jobs';
import { DomainError, Money } from '#kernel';
import { PartiesFacade } from '#parties';
import { noSuchParty } from '../domain/invoicing-errors.js';
import { readyLines } from '../domain/job-billing.js';
import type { LineInput } from '../domain/line-input.js';
import {
  nothingLeft,
  SOURCES,
  type Source,
  type SourceChoice,
  type UnbilledPart,
  unbilledPart,
} from '../domain/unbilled.js';
import { CostsToBill } from './costs-to-bill.query.js';
import { type TimeParty, TimeToBill, type TimeToBillFilter } from './time-to-bill.query.js';

/** Which sources, of which days. Left out: every day. */
export interface UnbilledFilter extends SourceChoice, Partial<TimeToBillFilter> {}

/** What could be billed, and the currency of its prices. */
export interface Unbilled {
  currency: string;
  parts: UnbilledPart[];
}

const ALWAYS = { from: '1900-01-01', to: '9999-12-31' };

/** Everything that nobody has billed yet, from every source. */
@Injectable()
export class UnbilledWork {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly jobSets: JobSets,
    private readonly parties: PartiesFacade,
    private readonly time: TimeToBill,
    private readonly costs: CostsToBill,
  ) {}

  /** Of one job. Its material is in the price of its lines, where it has any: then it is billed on only by name. */
  async ofJob(job: JobView, filter: UnbilledFilter): Promise<Unbilled> {
    const hasPrices = job.lines.some(({ unitPrice }) => !Money.of(unitPrice).isZero());
    const all = SOURCES.filter((source) => source !== 'material' || !hasPrices);
    const { customerId, currency, id: jobId } = job;
    const buyer = { customerId, currency };
    const days = { ...ALWAYS, ...given(filter) };
    const parts = await this.gather(filter.sources ?? all, {
      quantities: async () => (job.status === 'cancelled' ? [] : readyLines(job)),
      time: () => this.time.unbilled({ customerId }, { ...days, jobId, currency }),
      expenses: () => this.costs.expensesOf(buyer, { ...days, jobId }),
      material: () => this.costs.materialOf({ jobId }, buyer, days),
    });
    return { currency, parts: taxedAs(parts, filter.taxCodeId) };
  }

  /** Of a customer, on all jobs in her currency. Material only of jobs on which nothing else has a price. */
  async ofCustomer(customerId: string, filter: UnbilledFilter): Promise<Unbilled> {
    const customer = await this.parties.customer(customerId);
    if (!customer) throw noSuchParty('customer');
    const { jobId } = filter;
    if (jobId) {
      const job = await this.jobs.job(jobId);
      if (job?.customerId !== customerId) throw notHers();
      return this.ofJob(job, filter);
    }
    const { currency } = customer;
    const buyer = { customerId, currency };
    const days = { ...ALWAYS, ...given(filter) };
    const parts = await this.gather(filter.sources ?? SOURCES, {
      quantities: async () =>
        (await this.jobSets.toInvoice(customerId))
          .filter((job) => job.currency === currency)
          .flatMap((job) => readyLines(job)),
      time: () => this.time.unbilled({ customerId }, { ...days, currency }),
      expenses: () => this.costs.expensesOf(buyer, days),
      material: () => this.costs.materialOf({ customerId }, buyer, days),
    });
    return { currency, parts: taxedAs(parts, filter.taxCodeId) };
  }

  /** Of a contractor: time at her rates, and what she paid for us. */
  async ofContractor(contractorId: string, filter: UnbilledFilter): Promise<Unbilled> {
    const contractor = await this.parties.contractor(contractorId);
    if (!contractor) throw noSuchParty('contractor');
    const { currency } = contractor;
    const days = { ...ALWAYS, ...given(filter), currency };
    const none = async () => [];
    const parts = await this.gather(filter.sources ?? ['time', 'expenses'], {
      time: async () => withTax(await this.time.unbilled({ contractorId }, days), filter.taxCodeId),
      expenses: () => this.costs.reimbursementsOf(contractorId, days),
      quantities: none,
      material: none,
    });
    return { currency, parts };
  }

  /** All lines of it. Throws `INVOICING.NOTHING_TO_BILL`, for time alone `INVOICING.NO_TIME_TO_BILL`. */
  async linesOf(
    found: Promise<Unbilled>,
    party: TimeParty,
    filter: UnbilledFilter,
  ): Promise<{ lines: LineInput[]; currency: string }> {
    const { parts, currency } = await found;
    const lines = parts.flatMap((part) => part.lines);
    if (lines.length > 0) return { lines, currency };
    const { from, to, jobId, sources = SOURCES } = filter;
    if (sources.length === 1 && sources[0] === 'time' && from && to)
      throw await this.time.whyNothing(party, { from, to, jobId });
    throw nothingLeft(sources);
  }

  private async gather(
    sources: readonly Source[],
    read: Record<Source, () => Promise<LineInput[]>>,
  ): Promise<UnbilledPart[]> {
    const parts: UnbilledPart[] = [];
    for (const source of SOURCES)
      if (sources.includes(source)) parts.push(unbilledPart(source, await read[source]()));
    return parts;
  }
}

/** The tax code that somebody named is for every line. */
function taxedAs(parts: UnbilledPart[], taxCodeId: string | undefined): UnbilledPart[] {
  return parts.map((part) => ({ ...part, lines: withTax(part.lines, taxCodeId) }));
}

function withTax(lines: LineInput[], taxCodeId: string | undefined): LineInput[] {
  return taxCodeId ? lines.map((line) => ({ ...line, taxCodeId })) : lines;
}

function given({ from, to, jobId, groupBy }: UnbilledFilter) {
  return { ...(from && { from }), ...(to && { to }), ...(jobId && { jobId }), ...(groupBy && { groupBy }) };
}

function notHers(): DomainError {
  return new DomainError('INVOICING.JOB_OF_ANOTHER', 'This customer has no such job.', {
    field: 'jobId',
    fix: 'Choose one of her jobs, or leave the job out.',
  });
}
