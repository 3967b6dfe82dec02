import { Injectable } from '@nestjs/common';
import { CatalogFacade, type RateRequest } from '#catalog';
import { IdentityFacade } from '#identity';
import type { InvoiceView } from '#invoicing';
import { PartiesFacade } from '#parties';
import type { WorkEntry } from '../domain/evidence.js';

type CardRate = NonNullable<WorkEntry['cardRate']>;

/** What somebody's card says for an entry on one invoice. */
export interface CardQuestion {
  invoice: InvoiceView;
  entry: WorkEntry;
  /** Two letters of the job site's province; null when nobody said where it is. */
  province: string | null;
}

/** Looks up the rate that was agreed for time, for a whole set of invoices. Prices of the books are no agreement. */
@Injectable()
export class CardRates {
  constructor(
    private readonly catalog: CatalogFacade,
    private readonly parties: PartiesFacade,
    private readonly identity: IdentityFacade,
  ) {}

  /** By `rateKey`; time whose kind of work is not known, or for which nothing was agreed, is not in the answer. */
  async of(questions: readonly CardQuestion[]): Promise<ReadonlyMap<string, CardRate>> {
    const known = questions.filter(({ entry }) => entry.serviceTypeId || entry.itemId);
    if (known.length === 0) return new Map();
    const profiles = await this.parties.profilesOf([
      ...new Set(known.map(({ entry }) => entry.contractorId)),
    ]);
    const { province: home } = await this.identity.organizationSettings();
    const asked = new Map<string, RateRequest>();
    for (const { invoice, entry, province } of known)
      asked.set(rateKey(invoice, entry), {
        ...requestOf(invoice, entry),
        skillTier: profiles.get(entry.contractorId)?.skillTier ?? null,
        province: province ?? home,
      });
    const rates = await this.catalog.ratesInForce([...asked.values()]);
    return new Map(
      [...asked.keys()].flatMap((key, index) => {
        const found = rates[index];
        return found?.source === 'card' ? [[key, { rate: found.rate, reason: found.reason }] as const] : [];
      }),
    );
  }
}

/** Entries with the same key have the same rate, so that it is asked for once. */
export function rateKey(
  invoice: InvoiceView,
  { contractorId, jobId, serviceTypeId, itemId, workDate }: WorkEntry,
): string {
  const { direction, customerId, currency } = invoice;
  return [direction, customerId, contractorId, jobId, serviceTypeId, itemId, workDate, currency].join(' ');
}

function requestOf(
  { direction, customerId, currency }: InvoiceView,
  { contractorId, serviceTypeId, itemId, workDate }: WorkEntry,
): RateRequest {
  const whose = direction === 'payable' ? { contractorId } : { customerId };
  return { ...whose, serviceTypeId, itemId, day: workDate, currency };
}
