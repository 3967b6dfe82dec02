import type { RecordShape } from '#platform';

/** A percentage and the days it holds, both ends included; null is open. */
export interface TaxRatePeriod {
  percent: string;
  from: string | null;
  to: string | null;
}

export interface TaxRateRecord {
  id: string;
  name: string;
  description: string | null;
  /** The percentage in force now, e.g. `"9.975"`. */
  percent: string;
  /** Who the tax is paid to. */
  agency: string | null;
  history: TaxRatePeriod[];
  active: boolean;
}

/** One rate of a code: rates apply in `order`; `onTax` ones to the price with the taxes before them. */
export interface TaxCodeRate {
  taxRateId: string;
  order: number;
  onTax: boolean;
}

export interface TaxCodeRecord {
  id: string;
  name: string;
  description: string | null;
  taxable: boolean;
  salesRates: TaxCodeRate[];
  purchaseRates: TaxCodeRate[];
  active: boolean;
}

/** A rate of a code as it is on one day. */
export interface TaxComponent {
  taxRateId: string;
  name: string;
  /** Percent, as a decimal string. */
  percent: string;
  order: number;
  /** Charged on the price and the taxes before it, not on the price alone. */
  onTax: boolean;
}

export const taxRateShape: RecordShape<TaxRateRecord> = {
  table: 'tax_rates',
  columns: {
    name: 'text',
    description: 'text',
    percent: 'numeric',
    agency: 'text',
    history: 'jsonb',
    active: 'boolean',
  },
};

export const taxCodeShape: RecordShape<TaxCodeRecord> = {
  table: 'tax_codes',
  columns: {
    name: 'text',
    description: 'text',
    taxable: 'boolean',
    salesRates: 'jsonb',
    purchaseRates: 'jsonb',
    active: 'boolean',
  },
};
