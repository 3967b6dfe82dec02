import type { LocalDate } from '#kernel';
import type { ItemRecord } from '../item.js';
import { itemSupplies, type PossibleSupply } from './item-supplies.js';
import type { SupplyAddress } from './place-of-supply.js';

/** A line of a sale that has a tax code, or needs one. */
export interface TaxedLine {
  day: LocalDate;
  taxCodeId: string | null;
  item: Pick<ItemRecord, 'type' | 'taxable'> | undefined;
}

/** As much of a customer as decides a tax. */
export interface TaxedCustomer {
  taxExempt: boolean;
  shippingAddress: SupplyAddress | null;
  billingAddress: SupplyAddress | null;
}

/** What the law is asked about one kind of supply that a line may be; the organization's own province is still to be added. */
export interface LineQuestion extends PossibleSupply {
  day: LocalDate;
  usualCodeId: string | null;
  site: SupplyAddress | null;
  customer: SupplyAddress | null;
}

/**
 * What the law is asked about a line, the likeliest kind of supply first. Where the work is done decides, and else where the
 * customer takes it in, before where the bill goes.
 */
export function taxQuestionsOf(
  { day, taxCodeId: usualCodeId, item }: TaxedLine,
  site: SupplyAddress | null | undefined,
  customer: TaxedCustomer | undefined,
): LineQuestion[] {
  const places = {
    site: placeIn(site),
    customer: placeIn(customer?.shippingAddress ?? customer?.billingAddress),
  };
  return itemSupplies(item, customer?.taxExempt ?? false).map((supply) => ({
    ...{ day, usualCodeId },
    ...supply,
    ...places,
  }));
}

/** Nothing else of an address makes two questions different. */
function placeIn(address: SupplyAddress | null | undefined): SupplyAddress | null {
  return address ? { province: address.province, country: address.country } : null;
}
