import type { Province } from '#identity';
import { DomainError, type LocalDate } from '#kernel';

export type TaxName = 'GST' | 'HST' | 'QST' | 'PST' | 'RST';

/** A tax as it is charged in one province on one day. */
export interface TaxCharge {
  name: TaxName;
  /** Percent of the price without any tax, as decimal text. */
  percent: string;
  /** The federal part (GST, HST) follows one law everywhere; the provincial part follows the province's. */
  isFederal: boolean;
}

interface Period {
  percent: string;
  from: LocalDate;
}

interface ProvincialTax {
  name: TaxName;
  /** Oldest first. */
  periods: readonly Period[];
}

/** From this day on the table is complete. Tax law changes rates by date, and old documents keep theirs. */
export const TAX_TABLE_BEGINS: LocalDate = '2016-10-01';

const since = (percent: string, from: LocalDate = TAX_TABLE_BEGINS): Period => ({ percent, from });
const GST: ProvincialTax = { name: 'GST', periods: [since('5')] };

/** Where the province joined the federal tax: one tax for both. */
const HARMONIZED: Partial<Record<Province, ProvincialTax>> = {
  ON: { name: 'HST', periods: [since('13')] },
  NB: { name: 'HST', periods: [since('15')] },
  NL: { name: 'HST', periods: [since('15')] },
  PE: { name: 'HST', periods: [since('15')] },
  NS: { name: 'HST', periods: [since('15'), since('14', '2025-04-01')] },
};

/** Charged beside the GST, on the price without it. */
const PROVINCIAL: Partial<Record<Province, ProvincialTax>> = {
  BC: { name: 'PST', periods: [since('7')] },
  SK: { name: 'PST', periods: [since('5'), since('6', '2017-03-23')] },
  MB: { name: 'RST', periods: [since('8'), since('7', '2019-07-01')] },
  QC: { name: 'QST', periods: [since('9.975')] },
};

/** Every tax that `province` has on `day`, the federal one first. Throws `CATALOG.TAX_BEFORE_TABLE` for old days. */
export function taxesInForce(province: Province, day: LocalDate): TaxCharge[] {
  if (day < TAX_TABLE_BEGINS) {
    throw new DomainError('CATALOG.TAX_BEFORE_TABLE', `Tax rates before ${TAX_TABLE_BEGINS} are not kept.`, {
      fix: 'Choose the tax code of the document by hand.',
    });
  }
  const federal = HARMONIZED[province] ?? GST;
  const provincial = PROVINCIAL[province];
  return [
    { name: federal.name, percent: percentOn(federal, day), isFederal: true },
    ...(provincial ? [{ name: provincial.name, percent: percentOn(provincial, day), isFederal: false }] : []),
  ];
}

function percentOn({ periods }: ProvincialTax, day: LocalDate): string {
  return periods.findLast(({ from }) => from <= day)?.percent ?? '0';
}
