import type { Province } from '#identity';
import type { LocalDate } from '#kernel';
import { type TaxCharge, taxesInForce } from './canadian-taxes.js';
import type { PlaceOfSupply } from './place-of-supply.js';

/**
 * What is sold, as the provinces tell it apart: goods; a service to goods (repair, installation of things that stay
 * movable); work on land and buildings; a professional service; the freight of goods.
 */
export const SUPPLY_KINDS = [
  'goods',
  'service-to-goods',
  'real-property',
  'professional',
  'freight',
] as const;
export type SupplyKind = (typeof SUPPLY_KINDS)[number];

/** `zero-rated` is taxed at nothing and keeps input tax credits; `exempt` is outside the tax. */
export const TAX_TREATMENTS = ['taxable', 'zero-rated', 'exempt'] as const;
export type TaxTreatment = (typeof TAX_TREATMENTS)[number];

/** An organization's word on a provincial tax, e.g. after a ruling: it goes before the usual one. */
export interface TaxabilityException {
  province: Province;
  supply: SupplyKind;
  isTaxed: boolean;
}

/**
 * Where a separate provincial sales tax (PST, RST) is usually charged. GST, HST and QST follow one base and are not here.
 * British Columbia taxes no work on real property: there the contractor pays the tax on the materials.
 */
const PROVINCIALLY_TAXED: Readonly<Record<SupplyKind, readonly Province[]>> = {
  goods: ['BC', 'MB', 'SK'],
  'service-to-goods': ['BC', 'MB', 'SK'],
  'real-property': ['SK'],
  professional: ['MB', 'SK'],
  freight: ['BC', 'MB', 'SK'],
};

export interface Supply {
  place: PlaceOfSupply;
  kind: SupplyKind;
  treatment: TaxTreatment;
  day: LocalDate;
  exceptions?: readonly TaxabilityException[];
}

/** The taxes that a supply bears, the federal one first, with why. Outside Canada a supply bears none. */
export function chargesOn({ place, kind, treatment, day, exceptions = [] }: Supply): {
  charges: TaxCharge[];
  because: string;
} {
  if (!place.isInCanada) return { charges: [], because: `${place.because} No Canadian tax is charged.` };
  if (treatment !== 'taxable') return { charges: [], because: `The supply is ${treatment}.` };
  const { province } = place;
  const all = taxesInForce(province, day);
  const charges = all.filter(
    (tax) => tax.isFederal || tax.name === 'QST' || isTaxedIn(province, kind, exceptions),
  );
  const left = all.filter((tax) => !charges.includes(tax)).map((tax) => tax.name);
  const without = left.length > 0 ? ` ${province} charges no ${left.join(', ')} on ${labelOf(kind)}.` : '';
  return { charges, because: `${place.because}${without}` };
}

function isTaxedIn(
  province: Province,
  kind: SupplyKind,
  exceptions: readonly TaxabilityException[],
): boolean {
  const own = exceptions.findLast((said) => said.province === province && said.supply === kind);
  return own?.isTaxed ?? PROVINCIALLY_TAXED[kind].includes(province);
}

function labelOf(kind: SupplyKind): string {
  return {
    goods: 'goods',
    'service-to-goods': 'services to goods',
    'real-property': 'work on real property',
    professional: 'professional services',
    freight: 'freight',
  }[kind];
}
