import type { Body } from '../../store/doc.js';
import type { CustomerRole, ItemRole, Ref } from '../cast.js';
import { type Stage, times } from './stage.js';

const TRADE_CLASSES: readonly (readonly [word: string, index: number])[] = [
  ['Plumbing', 1],
  ['Gas', 2],
  ['Sheet', 3],
  ['Refrigeration', 4],
];

/** One to five lines of labour and materials, taxed by the place of the work. */
export function salesLines(stage: Stage, customer: CustomerRole, count?: number): Body[] {
  const { random, cast } = stage;
  const wanted =
    count ??
    random.weighted([
      [1, 3],
      [2, 4],
      [3, 3],
      [4, 2],
      [6, 1],
    ]);
  return Array.from({ length: wanted }, () => salesLine(stage, customer, random.pick(cast.items)));
}

export function salesLine(stage: Stage, customer: CustomerRole, item: ItemRole): Body {
  const { random, cast } = stage;
  const isLabour = item.seed.kind === 'Service';
  const quantity = isLabour ? random.int(2, 64) / 4 : random.int(1, 24);
  return {
    Description: isLabour ? `${item.seed.name} (${customer.place.city})` : item.seed.name,
    Amount: times(quantity, item.seed.price),
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: {
      ItemRef: item.ref,
      ClassRef: classOf(cast.classes, item.seed.name),
      UnitPrice: item.seed.price,
      Qty: quantity,
      TaxCodeRef: cast.codes[customer.tax],
    },
  };
}

/** Work that was done for free still shows on the paper. */
export function courtesyLine(stage: Stage, customer: CustomerRole): Body {
  const item = stage.cast.items[0];
  return {
    Description: 'Courtesy inspection, no charge / Inspection gratuite',
    Amount: 0,
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: {
      ItemRef: item?.ref,
      UnitPrice: 0,
      Qty: 1,
      TaxCodeRef: stage.cast.codes[customer.tax],
    },
  };
}

export function noteLine(text: string): Body {
  return { Description: text, DetailType: 'DescriptionOnly', DescriptionLineDetail: {} };
}

/** A discount for everybody who negotiated one. Taken before tax, in percent of the lines above it. */
export function discountLine(stage: Stage, percent: number): Body {
  return {
    DetailType: 'DiscountLineDetail',
    DiscountLineDetail: {
      PercentBased: true,
      DiscountPercent: percent,
      DiscountAccountRef: stage.cast.accounts.discounts,
    },
  };
}

function classOf(classes: readonly Ref[], name: string): Ref | undefined {
  const index = TRADE_CLASSES.find(([word]) => name.startsWith(word))?.[1] ?? 0;
  return classes[index];
}
