import {
  CONTRACTORS,
  type ContractorPart,
  CUSTOMERS,
  type CustomerKey,
  type CustomerPart,
} from './cast-data.js';
import type { Lists } from './lists.js';
import type { Stage } from './stage.js';
import type { Trade, Wares } from './trades.js';

export interface Site {
  address: { line1: string; city: string; province: string; country: string };
  latitude: string;
  longitude: string;
}

export interface Cast {
  customers: Readonly<Record<CustomerKey, { id: string; site: Site }>>;
  /** In the order of `CONTRACTORS`. */
  contractors: readonly Crew[];
  suppliers: readonly string[];
}

/** Somebody who can be sent, with what her hour costs and is sold for. */
export interface Crew extends Trade {
  id: string;
  name: string;
  rate: string;
}

export async function gatherCast(stage: Stage, lists: Lists, wares: Wares): Promise<Cast> {
  const customers: [CustomerKey, { id: string; site: Site }][] = [];
  for (const one of CUSTOMERS) customers.push([one.key, await customer(stage, lists, one)]);
  const contractors: Crew[] = [];
  for (const one of CONTRACTORS) contractors.push(await contractor(stage, lists, one, wares));
  const suppliers: string[] = [];
  for (const displayName of ['Lakehead Pipe & Supply', 'Dominion Sheet & Duct'])
    suppliers.push((await stage.manager.post('/contractors', { displayName, kind: 'supplier' })).id);
  await linkPeople(stage, contractors[0]?.id, customers[0]?.[1].id);
  return { customers: Object.fromEntries(customers) as Cast['customers'], contractors, suppliers };
}

async function customer(stage: Stage, lists: Lists, one: CustomerPart): Promise<{ id: string; site: Site }> {
  const { accountant } = stage;
  const isForeign = one.currency === 'USD';
  const address = {
    ...{ line1: one.street, city: one.city, province: isForeign ? 'NY' : 'ON' },
    country: isForeign ? 'US' : 'CA',
  };
  const { id } = await accountant.post('/customers', {
    ...{ displayName: one.name, email: one.email, phone: one.phone, billingAddress: address },
    ...{ currency: one.currency, termId: lists('Net 30') },
  });
  const [latitude, longitude] = one.place;
  const site = { address, latitude, longitude };
  await accountant.post(`/customers/${id}/addresses`, { kind: 'site', label: one.street, ...site });
  await accountant.post(`/customers/${id}/contacts`, { name: one.contact, email: one.email });
  return { id, site };
}

async function contractor(stage: Stage, lists: Lists, one: ContractorPart, wares: Wares): Promise<Crew> {
  const { manager, accountant } = stage;
  const trade = wares.trades[one.trade];
  const [homeLatitude, homeLongitude] = one.place;
  const homeAddress = { city: one.city, province: 'ON', country: 'CA' };
  const { id } = await manager.post('/contractors', {
    ...{ displayName: one.name, email: mailbox(one.name), address: homeAddress, termId: lists('Net 30') },
  });
  await manager.patch(`/contractors/${id}/profile`, {
    ...{ version: 0, homeAddress, homeLatitude, homeLongitude, vehicle: one.vehicle, skillTier: one.tier },
    ...{ timezone: 'America/Toronto', language: one.name.startsWith('Marc') ? 'fr' : 'en' },
  });
  await manager.post(`/contractors/${id}/skills`, {
    ...{ name: one.trade, level: one.tier, serviceTypeId: trade.serviceTypeId },
    expiresOn: stage.day(400),
  });
  await manager.post(`/contractors/${id}/clearances`, {
    ...{ kind: 'wsib', issuer: 'WSIB', number: `77${one.rate.replace('.', '')}`, province: 'ON' },
    ...{ validFrom: stage.day(one.clearedFor - 365), expiresOn: stage.day(one.clearedFor) },
  });
  await accountant.post('/rate-cards', {
    ...{ name: one.name, contractorId: id, serviceTypeId: trade.serviceTypeId, value: one.rate },
    ...{ validFrom: stage.day(-365), overtimeSource: 'provincial' },
  });
  return { ...trade, id, name: one.name, rate: one.rate };
}

/** The demo's contractor and customer see their own rows from now on. */
async function linkPeople({ owner }: Stage, contractorId?: string, customerId?: string): Promise<void> {
  const { items } = await owner.get('/users?limit=200');
  for (const { id, email } of items as { id: string; email: string }[]) {
    if (email === 'contractor@cascade.example')
      await owner.patch(`/users/${id}`, { contractorId, isForeman: true });
    if (email === 'customer@cascade.example') await owner.patch(`/users/${id}`, { customerId });
  }
}

function mailbox(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^a-zA-Z]+/g, '')
    .toLowerCase();
  return `${plain}@trades.example`;
}
