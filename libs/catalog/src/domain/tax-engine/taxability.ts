import type { Province } from '#identity';
import { type LocalDate, Money } from '#kernel';
import { TAX_TABLE_BEGINS, type TaxCharge, taxesInForce } from './canadian-taxes.js';
import type { PlaceOfSupply } from './place-of-supply.js';

/**
 * What is sold, as the provinces tell it apart: goods; a service to goods (repair, installation of things that stay
 * movable); work on land and buildings; work on the mechanical and electrical systems of buildings (electrical, plumbing,
 * heating, cooling, ventilation, alarms, data cabling), which Manitoba does not count as buildings; a professional
 * service (legal, accounting, security); design by architects, engineers and geoscientists; the freight of goods.
 */
export const SUPPLY_KINDS = [
  'goods',
  'service-to-goods',
  'real-property',
  'mechanical-electrical',
  'professional',
  'engineering',
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

/** Since when a provincial tax is charged on a kind of supply, and on how many percent of its price. */
interface Taxed {
  from: LocalDate;
  percentOfPrice: string;
}

const taxed = (from: LocalDate = TAX_TABLE_BEGINS, percentOfPrice = '100'): Taxed => ({
  from,
  percentOfPrice,
});
const EVERYWHERE = { BC: taxed(), MB: taxed(), SK: taxed() };
/** The first day of British Columbia's tax on professional services (Budget 2026, Notice 2026-001). */
const BC_SERVICES: LocalDate = '2026-10-01';
/** The first day of Saskatchewan's tax on services to real property (Budget 2017). */
const SK_CONSTRUCTION: LocalDate = '2017-04-01';

/**
 * Where a separate provincial sales tax (PST, RST) is usually charged. GST, HST and QST follow one base and are not here.
 * British Columbia and Manitoba tax no work on real property: there the contractor pays the tax on the materials (BC
 * Bulletin PST 501, MB Bulletin 005). In Manitoba the mechanical and electrical trades charge it on their whole price (MB
 * Bulletin 031). Sources and what is not confirmed: docs/modules/catalog.md, "What is taxed".
 */
const PROVINCIALLY_TAXED: Readonly<Record<SupplyKind, Partial<Record<Province, Taxed>>>> = {
  goods: EVERYWHERE,
  'service-to-goods': EVERYWHERE,
  'real-property': { SK: taxed(SK_CONSTRUCTION) },
  'mechanical-electrical': { MB: taxed(), SK: taxed(SK_CONSTRUCTION) },
  professional: { ...EVERYWHERE, BC: taxed(BC_SERVICES) },
  engineering: { ...EVERYWHERE, BC: taxed(BC_SERVICES, '30') },
  freight: EVERYWHERE,
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
  const share = shareTaxedIn(province, { kind, day, exceptions });
  const charges: TaxCharge[] = [];
  const notes: string[] = [];
  for (const tax of taxesInForce(province, day)) {
    if (tax.isFederal || tax.name === 'QST' || share === '100') charges.push(tax);
    else if (share === '0') notes.push(` ${province} charges no ${tax.name} on ${labelOf(kind)}.`);
    else {
      charges.push({ ...tax, percent: Money.of(tax.percent).percent(share).toString() });
      notes.push(` ${province} charges ${tax.name} on ${share} % of the price of ${labelOf(kind)}.`);
    }
  }
  return { charges, because: `${place.because}${notes.join('')}` };
}

/** How many percent of the price the province's own tax is charged on. */
function shareTaxedIn(
  province: Province,
  { kind, day, exceptions = [] }: Pick<Supply, 'kind' | 'day' | 'exceptions'>,
): string {
  const own = exceptions.findLast((said) => said.province === province && said.supply === kind);
  const usual = PROVINCIALLY_TAXED[kind][province];
  if (own && !own.isTaxed) return '0';
  if (usual && usual.from <= day) return usual.percentOfPrice;
  return own ? '100' : '0';
}

function labelOf(kind: SupplyKind): string {
  return {
    goods: 'goods',
    'service-to-goods': 'services to goods',
    'real-property': 'work on real property',
    'mechanical-electrical': 'mechanical and electrical work',
    professional: 'professional services',
    engineering: 'design and engineering',
    freight: 'freight',
  }[kind];
}
