import type { AccountKey } from './accounts.js';

export interface ItemSeed {
  readonly name: string;
  readonly sku: string;
  readonly kind: 'Service' | 'NonInventory' | 'Inventory';
  readonly price: number;
  readonly cost: number;
  readonly income: AccountKey;
  readonly inactive?: boolean;
}

const TRADES = [
  ['HVAC', 'hvac', 118],
  ['Plumbing', 'plumbing', 112],
  ['Gas fitting', 'gas', 124],
  ['Sheet metal', 'sheetMetal', 106],
  ['Refrigeration', 'hvac', 132],
] as const;

/** [skill, factor on the journeyperson's rate in percent] */
const SKILLS = [
  ['Apprentice', 65],
  ['Journeyperson', 100],
  ['Master', 125],
  ['Journeyperson overtime', 150],
  ['Emergency call', 200],
] as const;

const OTHER_SERVICES: readonly (readonly [string, AccountKey, number])[] = [
  ['Truck charge', 'service', 65],
  ['Diagnostic visit', 'service', 149],
  ['Preventive maintenance visit', 'hvac', 420],
  ['Air balancing report', 'hvac', 875],
  ['Backflow test & certificate', 'plumbing', 185],
  ['Permit handling', 'service', 95],
];

const PARTS: readonly (readonly [string, number])[] = [
  ['Copper pipe type L', 9.85],
  ['PVC DWV pipe', 4.2],
  ['PEX-A tubing', 1.45],
  ['Ball valve', 28.6],
  ['Gate valve', 41.15],
  ['Black iron elbow', 3.95],
  ['Galvanized duct', 22.4],
  ['Flexible duct', 14.75],
  ['Round elbow', 11.2],
  ['Pleated filter', 8.99],
  ['Circulator pump', 312.5],
  ['Expansion tank', 96.3],
  ['Pressure regulator', 74.9],
  ['Thermostat', 164],
  ['Condensate pump', 88.45],
  ['Contactor', 37.65],
];
const SIZES = ['1/2 in', '3/4 in', '1 in', '1-1/4 in', '2 in', '6 in', '8 in', '10 in'] as const;

function services(): ItemSeed[] {
  const labour = TRADES.flatMap(([trade, income, base]) =>
    SKILLS.map(
      ([skill, percent], index): ItemSeed => ({
        name: `${trade} labour - ${skill}`,
        sku: `LAB-${trade.slice(0, 3).toUpperCase()}-${index + 1}`,
        kind: 'Service',
        price: Math.round((base * percent) / 5) / 20,
        cost: 0,
        income,
      }),
    ),
  );
  const others = OTHER_SERVICES.map(
    ([name, income, price], index): ItemSeed => ({
      name,
      sku: `SRV-${index + 1}`,
      kind: 'Service',
      price,
      cost: 0,
      income,
    }),
  );
  return [...labour, ...others];
}

function part(index: number): ItemSeed {
  const [name, base] = PARTS[index % PARTS.length] ?? ['Part', 10];
  const size = SIZES[Math.floor(index / PARTS.length) % SIZES.length] ?? '1 in';
  const round = Math.floor(index / (PARTS.length * SIZES.length));
  const series = round === 0 ? '' : ` series ${round + 1}`;
  const cents = Math.round(base * 100) + (index % 7) * 35;
  return {
    name: `${name} ${size}${series}`,
    sku: `MAT-${String(1000 + index)}`,
    kind: index % 3 === 0 ? 'Inventory' : 'NonInventory',
    price: Math.round(cents * 1.45) / 100,
    cost: cents / 100,
    income: 'product',
    inactive: index % 29 === 28,
  };
}

/** Labour per trade and skill first, then materials and stocked parts. */
export function itemSeeds(count: number): ItemSeed[] {
  const fixed = services().slice(0, count);
  const parts = Array.from({ length: Math.max(0, count - fixed.length) }, (_, index) => part(index));
  return [...fixed, ...parts];
}
