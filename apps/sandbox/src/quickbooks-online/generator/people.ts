import { type Cast, CURRENCIES, type Story, seedList } from './cast.js';
import { FAMILY, GIVEN } from './data/names.js';
import { FRENCH_STREETS, PLACES, type Place, STREETS } from './data/places.js';
import { CONTRACTORS, EMPLOYEES, SUPPLIERS } from './data/vendors.js';
import type { Random } from './random.js';

export function placeNamed(city: string): Place {
  const found = PLACES.find((place) => place.city === city);
  if (!found) throw new RangeError(`no such place: ${city}`);
  return found;
}

export function address(random: Random, place: Place) {
  const street = random.pick(place.french ? FRENCH_STREETS : STREETS);
  const number = random.int(1, 2400);
  return {
    Line1: place.french ? `${number}, ${street}` : `${number} ${street}`,
    ...(random.chance(0.3) ? { Line2: `${place.french ? 'bureau' : 'Suite'} ${random.int(100, 900)}` } : {}),
    City: place.city,
    Country: 'Canada',
    CountrySubDivisionCode: place.province,
    PostalCode: `${place.postal} ${random.int(1, 9)}${random.pick(['A', 'B', 'E', 'H', 'K', 'L', 'V', 'X'])}${random.int(1, 9)}`,
  };
}

export const phone = (random: Random) => ({
  FreeFormNumber: `(${random.pick(['416', '905', '613', '514', '604'])}) 555-0${random.int(100, 199)}`,
});

export function seedContractors(story: Story, terms: Cast['terms']): Cast['contractors'] {
  const random = story.random.fork('contractors');
  return Array.from({ length: story.plan.contractors }, (_, index) => {
    const base = CONTRACTORS[index % CONTRACTORS.length] ?? random.pick(CONTRACTORS);
    const round = Math.floor(index / CONTRACTORS.length);
    const seed = round === 0 ? base : { ...base, name: `${base.name} ${round + 1}` };
    const place = placeNamed(seed.city);
    const ref = seedList(story, 'Vendor', {
      ...vendor(random, seed.name, place),
      TermRef: terms.net15,
      BillRate: seed.rate,
      CostRate: seed.rate,
      T5018Eligible: true,
      T4AEligible: false,
      TaxIdentifier: `8${random.int(10_000_000, 99_999_999)}RT0001`,
      CurrencyRef: CURRENCIES.CAD,
    });
    return { ref, seed, place };
  });
}

export function seedSuppliers(story: Story, terms: Cast['terms']): Cast['suppliers'] {
  const random = story.random.fork('suppliers');
  return SUPPLIERS.map((seed) => ({
    seed,
    ref: seedList(story, 'Vendor', {
      ...vendor(random, seed.name, placeNamed(seed.city)),
      TermRef: terms.net30,
      AcctNum: `ACC-${random.int(1000, 9999)}`,
      T5018Eligible: false,
      CurrencyRef: CURRENCIES[seed.currency ?? 'CAD'],
    }),
  }));
}

export function seedEmployees(story: Story): Cast['employees'] {
  const random = story.random.fork('employees');
  return Array.from({ length: story.plan.employees }, (_, index) => {
    const known = EMPLOYEES[index];
    const [given, family, hourly] = known ?? [random.pick(GIVEN), `${random.pick(FAMILY)} ${index}`, 38];
    const ref = seedList(story, 'Employee', {
      GivenName: given,
      FamilyName: family,
      DisplayName: `${given} ${family}`,
      PrintOnCheckName: `${given} ${family}`,
      Active: true,
      EmployeeNumber: `E-${String(index + 1).padStart(3, '0')}`,
      BillableTime: true,
      BillRate: hourly * 2.4,
      CostRate: hourly,
      HiredDate: story.plan.startDate,
      PrimaryPhone: phone(random),
    });
    return { ref, hourly };
  });
}

function vendor(random: Random, name: string, place: Place) {
  return {
    DisplayName: name,
    CompanyName: name,
    PrintOnCheckName: name,
    Active: true,
    GivenName: random.pick(GIVEN),
    FamilyName: random.pick(FAMILY),
    BillAddr: address(random, place),
    PrimaryPhone: phone(random),
    PrimaryEmailAddr: { Address: `${mailbox(name)}@vendor.example` },
    Balance: 0,
    Vendor1099: false,
  };
}

export function mailbox(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/[^A-Za-z0-9]+/g, '-');
  return plain.toLowerCase().slice(0, 40).replaceAll(/^-|-$/g, '');
}
