import { Injectable } from '@nestjs/common';
import { CatalogFacade, type RateRequest } from '#catalog';
import type { InvoiceView } from '#invoicing';
import type { WorkEntry } from '../domain/evidence.js';

type CardRate = NonNullable<WorkEntry['cardRate']>;

/** What somebody's card says for an entry on one invoice. */
export interface CardQuestion {
  invoice: InvoiceView;
  entry: WorkEntry;
}

/** Looks up the rate that was agreed for time, for a whole set of invoices. Prices of the books are no agreement. */
@Injectable()
export class CardRates {
  constructor(private readonly catalog: CatalogFacade) {}

  /** By `rateKey`; time whose kind of work is not known, or for which nothing was agreed, is not in the answer. */
  async of(questions: readonly CardQuestion[]): Promise<ReadonlyMap<string, CardRate>> {
    const asked = new Map<string, RateRequest>();
    for (const { invoice, entry } of questions)
      if (entry.serviceTypeId || entry.itemId) asked.set(rateKey(invoice, entry), requestOf(invoice, entry));
    if (asked.size === 0) return new Map();
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
  { contractorId, serviceTypeId, itemId, workDate }: WorkEntry,
): string {
  const whose = invoice.direction === 'payable' ? contractorId : invoice.customerId;
  return [invoice.direction, whose, serviceTypeId, itemId, workDate, invoice.currency].join(' ');
}

function requestOf(
  { direction, customerId, currency }: InvoiceView,
  { contractorId, serviceTypeId, itemId, workDate }: WorkEntry,
): RateRequest {
  const whose = direction === 'payable' ? { contractorId } : { customerId };
  return { ...whose, serviceTypeId, itemId, day: workDate, currency };
}
