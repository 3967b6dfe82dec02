import { linkCompany, SYSTEM } from '../demo/link.mjs';
import { Sandbox } from '../demo/sandbox.mjs';
import { until } from '../demo/until.mjs';
import { House } from './house.mjs';
import { Person } from './people.mjs';
import { seeded } from './random.mjs';

export const RECOVERY_SECONDS = 60;
export const INVOICES_AT_ONCE = 3;

/** A house of real processes with two people in it; it is gone when the work has ended. */
export async function inHouse({ seed, findings }, work) {
  const house = await House.build();
  try {
    await work({
      house,
      findings,
      random: seeded(seed),
      sandbox: new Sandbox(house.sandboxUrl),
      owner: new Person(house, 'owner@cascade.example'),
      manager: new Person(house, 'manager@cascade.example'),
    });
  } finally {
    await house.end();
  }
}

export async function connect({ owner, sandbox, random }, options) {
  const { realmId: realm } = await sandbox.control('POST', '/companies', {
    ...options,
    seed: Math.floor(random() * 1e6),
  });
  const authorization = await owner.post(`/integrations/${SYSTEM}/authorize`, {});
  const { connectionId } = await linkCompany(owner, { url: authorization.url, sandbox }, realm);
  return { realm, connectionId };
}

/** How many seconds the first pull takes from now on. */
export function firstPull({ owner }, { realm, connectionId }) {
  return secondsUntil(`the first pull of ${realm}`, async () => {
    const { currentRun } = await owner.get(`/integrations/${connectionId}/status`);
    return currentRun?.status === 'succeeded' ? true : undefined;
  });
}

/** A customer, an item and a tax code that the company has. */
export async function billable({ owner, sandbox }, { realm, connectionId }) {
  const localOf = async (entity, name, wanted) => {
    const document = (await sandbox.documents(realm, name)).find(wanted);
    const mappings = await owner.all(`/integrations/${connectionId}/mappings?entity=${entity}`);
    return mappings.find(({ remoteId }) => remoteId === document.Id).recordId;
  };
  return {
    customerId: await localOf(
      'customer',
      'Customer',
      (one) => one.Active && one.CurrencyRef?.value === 'CAD' && !one.Job,
    ),
    itemId: await localOf('item', 'Item', (one) => one.Active && one.Type === 'Service'),
    taxCodeId: await localOf('tax-code', 'TaxCode', (one) => one.Name === 'HST ON'),
  };
}

export async function approveSome(
  { house, owner, manager, random },
  { customerId, itemId, taxCodeId },
  point,
) {
  const ids = [];
  for (let index = 0; index < INVOICES_AT_ONCE; index++) {
    const memo = `chaos ${point}-${index}`;
    const body = {
      direction: 'receivable',
      customerId,
      customerMemo: memo,
      lines: [
        { itemId, taxCodeId, description: memo, quantity: '3', unitPrice: (10 + random() * 90).toFixed(2) },
      ],
    };
    const { id, version } = await owner.post('/invoices', body, () => entered(house, memo));
    const lookAt = (api) => api.get(`/invoices/${id}`);
    await owner.post(`/invoices/${id}/submit`, { version }, lookAt);
    await manager.post(`/invoices/${id}/approve`, {}, lookAt);
    ids.push(id);
  }
  return ids;
}

const entered = async (house, memo) =>
  (await house.rows('SELECT id, version FROM invoices WHERE customer_memo = $1', [memo]))[0];

/** What people did again because nobody answered them has no second effect. */
export async function judgeMemos({ house, findings }, approved) {
  const rows = await house.rows(
    `SELECT customer_memo AS memo, count(*)::int AS count FROM invoices WHERE customer_memo LIKE 'chaos %' GROUP BY 1`,
  );
  const twice = rows.filter(({ count }) => count !== 1);
  findings.none(
    'invoices here that somebody entered once and that are there more often',
    twice.map(({ memo, count }) => `"${memo}" is here ${count} times`),
  );
  findings.exactly('invoices that were entered', approved.length, rows.length);
}

export async function allConfirmed({ owner }, { connectionId }, ids) {
  const confirmed = await owner.all(
    `/integrations/${connectionId}/operations?entity=invoice&status=confirmed`,
  );
  const done = new Set(confirmed.map(({ recordId }) => recordId));
  return ids.every((id) => done.has(id)) ? true : undefined;
}

export async function catchUp({ owner }, { connectionId }) {
  const { runId } = await owner.post(`/integrations/${connectionId}/sync`, { kind: 'delta' });
  await until('a last delta', async () => {
    const { items } = await owner.get(`/integrations/${connectionId}/runs`);
    return items.find(({ id }) => id === runId)?.status === 'succeeded' ? true : undefined;
  });
}

export async function secondsUntil(what, ask) {
  const begun = Date.now();
  await until(what, ask, 150);
  return (Date.now() - begun) / 1000;
}
