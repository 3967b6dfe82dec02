import { chargesOn, type PredictedLine, predictTotals, type TaxComponent, TOTALS_RULES } from '#catalog';
import { PROVINCES, type Province } from '#identity';
import { Money } from '#kernel';
import { proofSeed } from '../../../libs/kernel/src/testing/tries.js';
import { CompanyBooks } from '../src/quickbooks-online/store/company-books.js';
import { type Body, child } from '../src/quickbooks-online/store/doc.js';
import { completeSalesForm } from '../src/quickbooks-online/totals/sales-totals.js';
import { seeded } from '../src/random.js';

/** `pnpm prove totals` tries 100,000. */
const INVOICES = Number(process.env.INVOICES ?? 5000);
const SEED = proofSeed(20_261_121);
const at = new Date('2026-01-01T00:00:00Z');
const books = new CompanyBooks({ realmId: '1', name: 'Every Province Co' });

/** The code that QuickBooks has for a province, with the rates and their history as the vendor keeps them. */
function codeFor(province: Province): string {
  const before = chargesIn(province, '2025-03-31');
  const rates = chargesIn(province, '2025-04-01').map(({ name, percent }, index) =>
    books.seed(
      'TaxRate',
      {
        Name: `${name} ${province}`,
        RateValue: Number(percent),
        EffectiveTaxRate: [
          { RateValue: Number(before[index]?.percent), EffectiveDate: '2010-01-01', EndDate: '2025-03-31' },
          { RateValue: Number(percent), EffectiveDate: '2025-04-01' },
        ],
      },
      at,
    ),
  );
  const TaxRateDetail = rates.map(({ Id }, TaxOrder) => ({
    TaxRateRef: { value: Id },
    TaxTypeApplicable: 'TaxOnAmount',
    TaxOrder,
  }));
  return books.seed('TaxCode', { Name: province, SalesTaxRateList: { TaxRateDetail } }, at).Id;
}

function chargesIn(province: Province, day: string) {
  const place = { isInCanada: true, knownBy: 'site', province, because: '' } as const;
  return chargesOn({ place, kind: 'goods', treatment: 'taxable', day }).charges;
}

const codes = new Map(PROVINCES.map((province) => [province, codeFor(province)]));
const exempt = books.seed('TaxCode', { Name: 'Exempt', SalesTaxRateList: { TaxRateDetail: [] } }, at).Id;
const ratesOfCode = new Map(
  PROVINCES.flatMap((province) =>
    ['2024-06-30', '2025-04-01', '2026-11-21'].map((day) => {
      const components: TaxComponent[] = chargesIn(province, day).map(({ name, percent }, order) => ({
        taxRateId: `${name} ${province}`,
        name,
        percent,
        order,
        onTax: false,
      }));
      return [`${province} ${day}`, components] as const;
    }),
  ),
);

interface Generated {
  body: Body;
  lines: PredictedLine[];
  discount: { amount: string } | { percent: string } | null;
}

/** An invoice with 1 to 9 lines in one province: taxed, exempt and untaxed ones, discount, freight and holdback. */
function generate(random: () => number): Generated {
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T;
  const province = pick(PROVINCES);
  const day = pick(['2024-06-30', '2025-04-01', '2026-11-21']);
  const taxed = ratesOfCode.get(`${province} ${day}`) ?? [];
  const choices = [
    { codeId: codes.get(province), rates: taxed },
    { codeId: codes.get(province), rates: taxed },
    { codeId: exempt, rates: [] },
    { codeId: undefined, rates: null },
  ];
  const sent: Body[] = [];
  const lines: PredictedLine[] = [];
  const add = (amount: Money, item: string, choice = pick(choices), detail: Body = {}): void => {
    lines.push({ amount: amount.toFixed(), rates: choice.rates, isFreight: item === 'SHIPPING_ITEM_ID' });
    sent.push({
      Amount: amount.toWireNumber(),
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: {
        ItemRef: { value: item },
        ...(choice.codeId ? { TaxCodeRef: { value: choice.codeId } } : {}),
        ...detail,
      },
    });
  };
  for (let count = whole(1, 7); count > 0; count--) {
    const quantity = Money.of(whole(1, 40_000)).dividedBy(1000);
    const price = Money.of(whole(1, 9_000_000)).dividedBy(10_000);
    const detail = { Qty: quantity.toWireNumber(), UnitPrice: price.toWireNumber() };
    add(quantity.times(price).toCents(), '1', pick(choices), detail);
  }
  const soFar = Money.sum(lines.map((line) => line.amount));
  if (random() < 0.3) add(soFar.percent('10').toCents().negated(), '2', pick(choices));
  if (random() < 0.3) add(Money.of(whole(100, 50_000)).dividedBy(100), 'SHIPPING_ITEM_ID');
  const discount = pick([
    null,
    null,
    { percent: Money.of(whole(1, 3000)).dividedBy(100).toString() },
    {
      amount: soFar
        .percent(String(whole(1, 40)))
        .toCents()
        .toFixed(),
    },
  ]);
  return { lines, discount, body: bodyOf(sent, day, discount, pick(['CAD', 'USD', 'EUR'])) };
}

function bodyOf(sent: Body[], day: string, discount: Generated['discount'], currency: string): Body {
  if (discount) {
    const isPercent = 'percent' in discount;
    sent.push({
      DetailType: 'DiscountLineDetail',
      ...(isPercent ? {} : { Amount: Number(discount.amount) }),
      DiscountLineDetail: isPercent
        ? { PercentBased: true, DiscountPercent: Number(discount.percent) }
        : { PercentBased: false },
    });
  }
  return {
    TxnDate: day,
    CurrencyRef: { value: currency },
    GlobalTaxCalculation: 'TaxExcluded',
    ...(discount ? { ApplyTaxAfterDiscount: true } : {}),
    Line: sent,
  };
}

describe('what we say QuickBooks will compute', () => {
  it(`is what its simulation computes, for ${INVOICES} invoices over all provinces (seed ${SEED})`, () => {
    const random = seeded(SEED);
    const rule = TOTALS_RULES['quickbooks-online'];
    for (let count = 0; count < INVOICES; count++) {
      const { body, lines, discount } = generate(random);
      const ours = predictTotals(rule, { lines, discount });
      completeSalesForm(books, body);
      const theirs = [body.TotalAmt, child(body, 'TxnTaxDetail').TotalTax].map((value) =>
        Number(value).toFixed(2),
      );
      const isSame = theirs[0] === ours.total && theirs[1] === ours.tax;
      const sum = Money.of(ours.subtotal).minus(ours.discount).plus(ours.freight).plus(ours.tax);
      if (isSame && sum.equals(ours.total)) continue;
      // Comparing in an `expect` each time would take longer than the arithmetic.
      expect({ ours, theirs, body }).toEqual('the same to the cent');
    }
  });
});
