import { Injectable } from '@nestjs/common';
import { CatalogFacade, type RateRequest } from '#catalog';
import type { Province } from '#identity';
import type { InvoiceView } from '#invoicing';
import type { JobView } from '#jobs';
import { PartiesFacade } from '#parties';
import type { WorkEntry } from '../domain/evidence.js';
import { distinct } from './invoice-sources.js';

type CardRate = NonNullable<WorkEntry['cardRate']>;

/** What somebody's card says for an entry on one invoice. */
export interface CardQuestion {
  invoice: InvoiceView;
  entry: WorkEntry;
}

/** Looks up the rate that was agreed for time, for a whole set of invoices. Prices of the books are no agreement. */
@Injectable()
export class CardRates {
  constructor(
    private readonly catalog: CatalogFacade,
    private readonly parties: PartiesFacade,
  ) {}

  /**
   * Cards may tell skill tiers and provinces apart: the tier is the contractor's, the province that of the job site or, for
   * a job without one, `home`. By `rateKey`; time whose kind of work is not known, or for which nothing was agreed, is not in the answer.
   */
  async of(
    questions: readonly CardQuestion[],
    jobs: ReadonlyMap<string, JobView>,
    home: Province,
  ): Promise<ReadonlyMap<string, CardRate>> {
    const asked = new Map<string, CardQuestion>();
    for (const question of questions) {
      const { serviceTypeId, itemId } = question.entry;
      if (serviceTypeId || itemId) asked.set(rateKey(question.invoice, question.entry), question);
    }
    if (asked.size === 0) return new Map();
    const rates = await this.catalog.ratesInForce(
      [...asked.values()].map((question) => ({
        ...requestOf(question),
        province: jobs.get(question.entry.jobId ?? '')?.siteAddress?.province ?? home,
      })),
      { tiers: () => this.tiersOf([...asked.values()]) },
    );
    return new Map(
      [...asked.keys()].flatMap((key, index) => {
        const found = rates[index];
        return found?.source === 'card' ? [[key, { rate: found.rate, reason: found.reason }] as const] : [];
      }),
    );
  }

  /** In the order of the questions. */
  private async tiersOf(questions: readonly CardQuestion[]): Promise<RateRequest['skillTier'][]> {
    const whose = questions.map(({ entry }) => entry.contractorId);
    const profiles = await this.parties.profilesOf(distinct(whose));
    return whose.map((id) => profiles.get(id)?.skillTier);
  }
}

/** Entries with the same key have the same rate, so that it is asked for once. */
export function rateKey(
  invoice: InvoiceView,
  { contractorId, jobId, serviceTypeId, itemId, workDate }: WorkEntry,
): string {
  const whose = invoice.direction === 'payable' ? '' : invoice.customerId;
  return [
    invoice.direction,
    whose,
    contractorId,
    jobId,
    serviceTypeId,
    itemId,
    workDate,
    invoice.currency,
  ].join(' ');
}

function requestOf({ invoice, entry }: CardQuestion): RateRequest {
  const { direction, customerId, currency } = invoice;
  const { contractorId, serviceTypeId, itemId, workDate } = entry;
  const whose = direction === 'payable' ? { contractorId } : { customerId };
  return { ...whose, serviceTypeId, itemId, day: workDate, currency };
}
