import type { CompanyBooks } from '../store/company-books.js';
import { type Body, bodies, child, lines, refId, text } from '../store/doc.js';
import type { Chart } from './chart.js';
import { HomeRate, lineTags, type Posting } from './entry.js';
import { cents, money } from './money.js';

export interface Context {
  readonly books: CompanyBooks;
  readonly chart: Chart;
}

/** The income side of a sale as positive credits: lines, discount and tax, in home currency. */
export function salesSide({ books, chart }: Context, doc: Body): Posting[] {
  const home = new HomeRate(doc);
  const postings: Posting[] = [];
  for (const line of flat(doc)) {
    const amount = home.of(money(line.Amount));
    const memo = text(line.Description);
    if (line.DetailType === 'SalesItemLineDetail') {
      const detail = child(line, 'SalesItemLineDetail');
      const item = books.get('Item', refId(detail, 'ItemRef') ?? '');
      const account = refId(detail, 'ItemAccountRef') ?? chart.income(item);
      postings.push({ account, amount, memo, tags: lineTags(detail) });
    } else if (line.DetailType === 'DiscountLineDetail') {
      const detail = child(line, 'DiscountLineDetail');
      const account = refId(detail, 'DiscountAccountRef') ?? chart.discounts;
      postings.push({ account, amount: amount.negated(), memo, tags: lineTags(detail) });
    }
  }
  return [...postings, ...taxSide(chart, doc, home)];
}

/** The cost side of a purchase as positive debits: accounts, items and input tax. */
export function purchaseSide({ books, chart }: Context, doc: Body): Posting[] {
  const home = new HomeRate(doc);
  const postings: Posting[] = [];
  for (const line of flat(doc)) {
    const amount = home.of(money(line.Amount));
    const memo = text(line.Description);
    if (line.DetailType === 'AccountBasedExpenseLineDetail') {
      const detail = child(line, 'AccountBasedExpenseLineDetail');
      const account = refId(detail, 'AccountRef') ?? chart.expense;
      postings.push({ account, amount, memo, tags: lineTags(detail) });
    } else if (line.DetailType === 'ItemBasedExpenseLineDetail') {
      const detail = child(line, 'ItemBasedExpenseLineDetail');
      const item = books.get('Item', refId(detail, 'ItemRef') ?? '');
      const account = refId(detail, 'ItemAccountRef') ?? chart.purchase(item);
      postings.push({ account, amount, memo, tags: lineTags(detail) });
    }
  }
  return [...postings, ...taxSide(chart, doc, home)];
}

/** Stock that leaves with a sale: cost of goods sold against the inventory asset, at the item's purchase cost. */
export function stockSide({ books, chart }: Context, doc: Body, direction: 1 | -1): Posting[] {
  return stockMoves(books, doc).flatMap(({ item, qty, tags }) => {
    const cost = cents(money(item.PurchaseCost).times(qty).times(direction));
    const account = refId(item, 'ExpenseAccountRef') ?? chart.purchase(undefined);
    const asset = refId(item, 'AssetAccountRef') ?? chart.inventory;
    return [
      { account, amount: cost, tags },
      { account: asset, amount: cost.negated(), tags },
    ];
  });
}

/** The stocked items on a document with their quantities. */
export function stockMoves(books: CompanyBooks, doc: Body) {
  return flat(doc).flatMap((line) => {
    const field = line.DetailType === 'SalesItemLineDetail' ? line.DetailType : 'ItemBasedExpenseLineDetail';
    const detail = child(line, field);
    const item = books.get('Item', refId(detail, 'ItemRef') ?? '');
    return item?.Type === 'Inventory' ? [{ item, qty: money(detail.Qty), tags: lineTags(detail) }] : [];
  });
}

/** Bundles carry their lines one level down. */
function flat(doc: Body): Body[] {
  return lines(doc).flatMap((line) =>
    line.DetailType === 'GroupLineDetail' ? bodies(child(line, 'GroupLineDetail').Line) : [line],
  );
}

function taxSide(chart: Chart, doc: Body, home: HomeRate): Posting[] {
  const detail = child(doc, 'TxnTaxDetail');
  const taxLines = bodies(detail.TaxLine);
  if (taxLines.length === 0)
    return [{ account: chart.tax(undefined), amount: home.of(money(detail.TotalTax)) }];
  return taxLines.map((line) => ({
    account: chart.tax(refId(child(line, 'TaxLineDetail'), 'TaxRateRef')),
    amount: home.of(money(line.Amount)),
  }));
}
