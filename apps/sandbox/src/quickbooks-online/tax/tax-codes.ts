import { Decimal } from 'decimal.js';
import type { CompanyBooks } from '../store/company-books.js';
import { type Body, bodies, child, type Doc, refId } from '../store/doc.js';

export type TaxSide = 'sales' | 'purchase';

export interface AppliedRate {
  readonly rateId: string;
  readonly percent: Decimal;
  /** True when the tax is charged on the amount plus the taxes before it. */
  readonly isCompound: boolean;
}

/** The rates that one tax code charges on one side on one day, in order. Unknown codes and the American words charge nothing. */
export function ratesOf(books: CompanyBooks, codeId: string, side: TaxSide, date: string): AppliedRate[] {
  const code = books.get('TaxCode', codeId);
  if (!code) return [];
  const list = child(code, side === 'sales' ? 'SalesTaxRateList' : 'PurchaseTaxRateList');
  const details = bodies(list.TaxRateDetail).sort(
    (a, b) => Number(a.TaxOrder ?? 0) - Number(b.TaxOrder ?? 0),
  );
  return details.flatMap((detail) => {
    const rateId = refId(detail, 'TaxRateRef');
    const rate = rateId === undefined ? undefined : books.get('TaxRate', rateId);
    if (!rate || rateId === undefined) return [];
    return [
      {
        rateId,
        percent: percentOn(rate, date),
        isCompound: detail.TaxTypeApplicable === 'TaxOnAmountPlusTax',
      },
    ];
  });
}

/** A rate may change on a day (Nova Scotia's HST went from 15 to 14 % on 2025-04-01): `EffectiveTaxRate` holds its history. */
export function percentOn(rate: Doc, date: string): Decimal {
  const history = bodies(rate.EffectiveTaxRate);
  const valid = history.find((entry) => isOn(entry, date));
  return new Decimal(String(valid?.RateValue ?? rate.RateValue ?? 0));
}

function isOn(entry: Body, date: string): boolean {
  const from = String(entry.EffectiveDate ?? '').slice(0, 10);
  const to = String(entry.EndDate ?? '').slice(0, 10);
  return (from === '' || from <= date) && (to === '' || date <= to);
}
