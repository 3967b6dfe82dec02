import type { SupplyKind } from '#catalog';

/** Fees of an authority bear no tax, and kilometres are paid by the trip. */
const WITHOUT: readonly string[] = ['permits', 'mileage'];
const PARTLY: readonly string[] = ['meals', 'lodging', 'travel', 'parking', 'other'];

/** What may have been bought: goods bear every tax, some services the federal one alone. */
export function receiptSupplies(category: string): SupplyKind[] {
  return WITHOUT.includes(category) ? [] : ['goods', 'real-property'];
}

/** Whether part of such a receipt may bear no tax at all: a tip, a municipal tax, a fee. */
export function isPartlyTaxed(category: string): boolean {
  return PARTLY.includes(category);
}
