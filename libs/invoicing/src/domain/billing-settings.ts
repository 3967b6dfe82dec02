import { DomainError } from '#kernel';

/** The items that special lines are billed with, and what is usual. Percentages are decimal text. */
export interface BillingSettings {
  /** Its account should be the asset "holdbacks receivable". */
  holdbackItemId: string | null;
  /** Its account should be the liability "customer deposits". */
  depositItemId: string | null;
  /** Left out: the item's own. A deposit is not taxed before it is applied, so an out-of-scope code fits. */
  depositTaxCodeId: string | null;
  freightItemId: string | null;
  /** For expenses that are billed on. */
  expenseItemId: string | null;
  /** Empty: what is usual in the organization's province. */
  holdbackPercent: string | null;
  /** Added to the cost of expenses and material that are billed on. */
  markupPercent: string;
  version: number;
}

export const NO_SETTINGS: BillingSettings = {
  holdbackItemId: null,
  depositItemId: null,
  depositTaxCodeId: null,
  freightItemId: null,
  expenseItemId: null,
  holdbackPercent: null,
  markupPercent: '0',
  version: 0,
};

const PURPOSES = {
  holdbackItemId: 'a holdback',
  depositItemId: 'a deposit',
  freightItemId: 'freight',
  expenseItemId: 'an expense that is billed on',
} as const;

/** The item for a special line. Throws `INVOICING.ITEM_NOT_SET` when nobody chose one. */
export function itemFor(settings: BillingSettings, purpose: keyof typeof PURPOSES): string {
  const item = settings[purpose];
  if (item) return item;
  throw new DomainError(
    'INVOICING.ITEM_NOT_SET',
    `It is not set which item ${PURPOSES[purpose]} is billed with.`,
    {
      field: purpose,
      fix: 'Choose the item in the billing settings. The books need it to know the account.',
    },
  );
}
