import { Money } from '#kernel';
import { whole } from './evidence.js';
import type { InvoiceDirection } from './invoice.js';
import type { LineInput } from './line-input.js';

/** `due` is derived: its day has come and nobody has released it. */
export const HOLDBACK_STATUSES = ['held', 'due', 'released'] as const;
export type HoldbackStatus = (typeof HOLDBACK_STATUSES)[number];

/** What a live invoice holds back under one tax code. Amounts are before tax. */
export interface HoldbackView {
  id: string;
  invoiceId: string;
  number: string;
  invoiceDate: string;
  direction: InvoiceDirection;
  customerId: string | null;
  contractorId: string | null;
  jobId: string | null;
  currency: string;
  exchangeRate: string | null;
  itemId: string | null;
  taxCodeId: string | null;
  amount: string;
  releaseOn: string | null;
  /** The invoice that bills it. */
  releasedById: string | null;
  releasedByNumber: string | null;
  status: HoldbackStatus;
}

/** Holdbacks that one invoice can release: of one party, one job and one currency. */
export function releaseGroups(holdbacks: readonly HoldbackView[]): HoldbackView[][] {
  const groups = new Map<string, HoldbackView[]>();
  for (const holdback of holdbacks) {
    const { direction, customerId, contractorId, jobId, currency, exchangeRate } = holdback;
    const key = [direction, customerId, contractorId, jobId, currency, exchangeRate].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), holdback]);
  }
  return [...groups.values()];
}

/** What was held back, billed now: with the tax code that it was held back under, so that its tax is charged now too. */
export function releaseLines(holdbacks: readonly HoldbackView[]): LineInput[] {
  return holdbacks.map(({ id, number, amount, itemId, taxCodeId, jobId }) => ({
    itemId,
    taxCodeId,
    jobId,
    description: `Holdback of ${number}`,
    amount: Money.of(amount).toFixed(),
    evidence: [whole('holdback', id)],
  }));
}
