import { officeTime } from './calendar.js';
import { type Cast, CURRENCIES, type CustomerRole, type Story, seedList } from './cast.js';
import { MESSY_CUSTOMERS, type MessyCustomer } from './data/messy-customers.js';
import { BUSINESSES, FAMILY, FIRST_WORDS, FORMS, FRENCH_BUSINESSES, GIVEN, JOB_NAMES } from './data/names.js';
import { PLACES, type Place } from './data/places.js';
import { address, mailbox, phone, placeNamed } from './people.js';
import type { Random } from './random.js';

/** Two thirds are customers of their own, with the awkward ones first; the last third are jobs below them. */
export function seedCustomers(story: Story, terms: Cast['terms']): CustomerRole[] {
  const random = story.random.fork('customers');
  const wanted = story.plan.customers;
  const top = wanted - Math.floor(wanted / 3);
  const names = new Set(MESSY_CUSTOMERS.map(({ name }) => name.toLowerCase()));
  const messy = MESSY_CUSTOMERS.slice(0, top).map((seed) => seedMessy(story, random, terms, seed));
  const plain = Array.from({ length: top - messy.length }, () => seedPlain(story, random, terms, names));
  const parents = [...messy, ...plain];
  const jobs = Array.from({ length: wanted - top }, (_, index) =>
    seedJob(story, random, random.pick(parents), names, index),
  );
  return [...parents, ...jobs];
}

/** At the end of the story: old documents keep naming customers and items that are no longer in use. */
export function retire(story: Story, cast: Cast): void {
  const { books, plan } = story;
  const names = new Set(MESSY_CUSTOMERS.filter(({ inactive }) => inactive).map(({ name }) => name));
  const inactive = [
    ...cast.customers.filter(({ ref }) => names.has(ref.name)).map(({ ref }) => ['Customer', ref] as const),
    ...cast.items.filter(({ seed }) => seed.inactive).map(({ ref }) => ['Item', ref] as const),
  ];
  for (const [entity, { value }] of inactive) {
    const doc = books.get(entity, value);
    // A customer who still owes stays active: the vendor refuses to retire one with a balance.
    if (!doc || (entity === 'Customer' && Number(doc.BalanceWithJobs ?? doc.Balance) !== 0)) continue;
    const at = officeTime(plan.endDate, 2);
    const { MetaData, ...rest } = doc;
    const stamped = { CreateTime: MetaData.CreateTime, LastUpdatedTime: MetaData.LastUpdatedTime };
    books.seed(
      entity,
      { ...rest, Active: false, SyncToken: String(Number(doc.SyncToken) + 1), MetaData: stamped },
      at,
    );
  }
}

function seedMessy(story: Story, random: Random, terms: Cast['terms'], seed: MessyCustomer): CustomerRole {
  const place = placeNamed(seed.city);
  return seedCustomer(story, random, terms, {
    name: seed.name,
    company: seed.company ?? seed.name,
    place,
    tax: seed.tax ?? place.tax,
    currency: seed.currency ?? 'CAD',
    email: seed.email ?? undefined,
    notes: seed.notes,
  });
}

function seedPlain(story: Story, random: Random, terms: Cast['terms'], names: Set<string>): CustomerRole {
  const place = random.weighted(PLACES.map((each) => [each, each.weight] as const));
  const name = unique(names, () => draw(random, place));
  const email = random.chance(0.12) ? undefined : `comptes-payables@${mailbox(name)}.example`;
  return seedCustomer(story, random, terms, {
    name,
    company: name,
    place,
    tax: place.tax,
    currency: 'CAD',
    email: place.french ? email : email?.replace('comptes-payables', 'ap'),
  });
}

function draw(random: Random, place: Place): string {
  if (random.chance(0.18)) return `${random.pick(GIVEN)} ${random.pick(FAMILY)}`;
  if (place.french) return `${random.pick(FRENCH_BUSINESSES)} ${random.pick(FAMILY)} inc.`;
  return `${random.pick(FIRST_WORDS)} ${random.pick(BUSINESSES)} ${random.pick(FORMS)}`;
}

interface CustomerSeed {
  readonly name: string;
  readonly company: string;
  readonly place: Place;
  readonly tax: CustomerRole['tax'];
  readonly currency: 'CAD' | 'USD';
  readonly email?: string;
  readonly notes?: string;
}

function seedCustomer(story: Story, random: Random, terms: Cast['terms'], seed: CustomerSeed): CustomerRole {
  const term = random.weighted([
    [terms.net30, 6],
    [terms.net15, 2],
    [terms.receipt, 1],
    [terms.early, 1],
  ]);
  const where = address(random, seed.place);
  const ref = seedList(
    story,
    'Customer',
    {
      ...(seed.company.length > 60 ? {} : { GivenName: random.pick(GIVEN), FamilyName: random.pick(FAMILY) }),
      DisplayName: seed.name,
      FullyQualifiedName: seed.name,
      CompanyName: seed.company,
      PrintOnCheckName: seed.company,
      Active: true,
      ...(seed.email === undefined ? {} : { PrimaryEmailAddr: { Address: seed.email } }),
      ...(random.chance(0.85) ? { PrimaryPhone: phone(random) } : {}),
      BillAddr: where,
      ...(random.chance(0.7) ? { ShipAddr: where } : {}),
      ...(seed.notes === undefined ? {} : { Notes: seed.notes }),
      Job: false,
      BillWithParent: false,
      Taxable: true,
      SalesTermRef: term,
      Balance: 0,
      BalanceWithJobs: 0,
      CurrencyRef: CURRENCIES[seed.currency],
      PreferredDeliveryMethod: seed.email === undefined ? 'Print' : 'Email',
      IsProject: false,
    },
    random.int(0, 480),
  );
  const { place, tax, currency, email } = seed;
  return { ref, place, tax, currency, email, term, isJob: false, paysByStatement: random.chance(0.15) };
}

function seedJob(
  story: Story,
  random: Random,
  parent: CustomerRole,
  names: Set<string>,
  index: number,
): CustomerRole {
  const where = address(random, parent.place);
  const name = unique(names, () => `${random.pick(JOB_NAMES)} - ${random.int(1, 980)} ${parent.place.city}`);
  const isProject = index % 5 < 2;
  const ref = seedList(
    story,
    'Customer',
    {
      DisplayName: name,
      FullyQualifiedName: `${parent.ref.name}:${name}`,
      CompanyName: parent.ref.name,
      PrintOnCheckName: name,
      Active: true,
      BillAddr: where,
      ShipAddr: where,
      Job: true,
      BillWithParent: index % 2 === 0,
      ParentRef: parent.ref,
      Level: 1,
      Taxable: true,
      SalesTermRef: parent.term,
      Balance: 0,
      BalanceWithJobs: 0,
      CurrencyRef: CURRENCIES[parent.currency],
      PreferredDeliveryMethod: 'None',
      IsProject: isProject,
    },
    480 + (index % 60),
  );
  return { ...parent, ref, isJob: true };
}

function unique(names: Set<string>, make: () => string): string {
  for (let attempt = 1; ; attempt++) {
    const name = attempt < 6 ? make() : `${make()} ${attempt}`;
    if (names.has(name.toLowerCase())) continue;
    names.add(name.toLowerCase());
    return name;
  }
}
