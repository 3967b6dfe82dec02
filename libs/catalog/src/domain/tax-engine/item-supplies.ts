import type { ItemRecord } from '../item.js';
import type { SupplyKind, TaxTreatment } from './taxability.js';

/** What a line may be in the eyes of the law. */
export interface PossibleSupply {
  supply: SupplyKind;
  treatment: TaxTreatment;
}

const WORK: readonly SupplyKind[] = ['real-property', 'service-to-goods', 'professional', 'goods'];
const GOODS: readonly SupplyKind[] = ['goods', 'freight', 'real-property', 'service-to-goods'];

/**
 * What a line that bills this item may be, the likeliest first. Provinces with a tax of their own tell kinds of supply
 * apart that an invoice does not, so a code that is right for any of them is not wrong. An item that is kept as not
 * taxable may be billed without tax.
 */
export function itemSupplies(
  item: Pick<ItemRecord, 'type' | 'taxable'> | undefined,
  isExempt: boolean,
): PossibleSupply[] {
  if (isExempt) return [{ supply: 'real-property', treatment: 'exempt' }];
  const isGoods = item?.type === 'inventory' || item?.type === 'non_inventory';
  const kinds = (isGoods ? GOODS : WORK).map((supply) => ({ supply, treatment: 'taxable' as const }));
  return item?.taxable === false ? [...kinds, { supply: 'goods', treatment: 'exempt' }] : kinds;
}
