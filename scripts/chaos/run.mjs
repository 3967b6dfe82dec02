import { setTimeout as pause } from 'node:timers/promises';
import { build } from '../build.mjs';
import { linkCompany, SYSTEM } from '../demo/link.mjs';
import { Sandbox } from '../demo/sandbox.mjs';
import { until } from '../demo/until.mjs';
import { differences, missingRecords } from './check.mjs';
import { House } from './house.mjs';
import { Person } from './people.mjs';
import { seeded } from './random.mjs';

const RECOVERY_SECONDS = 60;
const INVOICES_PER_POINT = 3;
const say = (text) => process.stdout.write(`${text}\n`);

/**
 * kill -9 of the API or the worker at seeded points of first pulls and of pushes, some of them while the books have
 * committed and we have not. Afterwards the two sets of books are compared document by document.
 */
export async function runChaos({ seed, points }) {
  build();
  say(`chaos: seed ${seed}, ${points} points`);
  const random = seeded(seed);
  const house = await House.build();
  try {
    const scene = {
      house,
      random,
      sandbox: new Sandbox(house.sandboxUrl),
      owner: new Person(house, 'owner@cascade.example'),
      manager: new Person(house, 'manager@cascade.example'),
    };
    const pulls = Math.floor(points * 0.4);
    const company = await duringFirstPulls(scene, pulls);
    return await duringPushes(scene, company, points - pulls);
  } finally {
    await house.end();
  }
}

/** Five deaths per first pull; each company must come in whole. */
async function duringFirstPulls(scene, points) {
  let last;
  for (let done = 0; done < points; done += 5) {
    const company = await connect(scene, {
      load: { customers: 1500, invoices: 3000, payments: 300 },
      customers: 20,
      months: 2,
    });
    for (let death = 0; death < Math.min(5, points - done); death++) {
      await pause(scene.random() * 1200);
      scene.house.kill(scene.random() < 0.8 ? 'worker' : 'api');
    }
    const seconds = await secondsUntil(`the first pull of ${company.realm}`, async () => {
      const { currentRun } = await scene.owner.get(`/integrations/${company.connectionId}/status`);
      return currentRun?.status === 'succeeded' ? true : undefined;
    });
    const found = await missingRecords(scene.owner, scene.sandbox, company);
    report(
      `first pull killed ${Math.min(5, points - done)} times, whole after ${seconds.toFixed(0)} s`,
      found,
    );
    if (found.length > 0) throw new Error('A first pull lost records.');
    last = company;
  }
  return last ?? connect(scene, { customers: 20, months: 2 });
}

async function connect({ owner, sandbox, random }, options) {
  const { realmId: realm } = await sandbox.control('POST', '/companies', {
    ...options,
    seed: Math.floor(random() * 1e6),
  });
  const authorization = await owner.post(`/integrations/${SYSTEM}/authorize`, {});
  const { connectionId } = await linkCompany(owner, { url: authorization.url, sandbox }, realm);
  return { realm, connectionId };
}

async function duringPushes(scene, company, points) {
  const lines = await billable(scene, company);
  const approved = [];
  for (let point = 1; point <= points; point++) {
    const afterCommit = scene.random() < 0.5;
    if (afterCommit) {
      await scene.sandbox.control('POST', '/faults', {
        kind: 'timeout-after-commit',
        realm: company.realm,
        method: 'POST',
        path: '/invoice',
        count: 1,
        delayMs: 4000,
      });
    }
    const ids = await approveSome(scene, lines, point);
    approved.push(...ids);
    await pause(scene.random() * (afterCommit ? 1500 : 600));
    scene.house.kill(scene.random() < 0.7 ? 'worker' : 'api');
  }
  await scene.sandbox.control('DELETE', '/faults');
  const seconds = await secondsUntil('everything approved to be in the books', () =>
    allConfirmed(scene, company, approved),
  );
  await catchUp(scene, company);
  const found = await differences(scene.owner, scene.sandbox, company);
  report(
    `${approved.length} invoices approved over ${points} deaths, all in the books ${seconds.toFixed(0)} s after the last`,
    found,
  );
  const isFast = seconds <= RECOVERY_SECONDS;
  if (!isFast) say(`  ✗ slower than ${RECOVERY_SECONDS} s`);
  return found.length === 0 && isFast;
}

/** A customer, an item and a tax code that the company has. */
async function billable({ owner, sandbox }, { realm, connectionId }) {
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

async function approveSome({ owner, manager, random }, { customerId, itemId, taxCodeId }, point) {
  const ids = [];
  for (let index = 0; index < INVOICES_PER_POINT; index++) {
    const memo = `chaos ${point}-${index}`;
    const body = {
      direction: 'receivable',
      customerId,
      customerMemo: memo,
      lines: [
        { itemId, taxCodeId, description: memo, quantity: '3', unitPrice: (10 + random() * 90).toFixed(2) },
      ],
    };
    const { id, version } = await owner.post('/invoices', body);
    await owner.post(`/invoices/${id}/submit`, { version }, async (api) =>
      alreadyPast(api, id, ['draft', 'rejected']),
    );
    await manager.post(`/invoices/${id}/approve`, {}, async (api) =>
      alreadyPast(api, id, ['pending_approval']),
    );
    ids.push(id);
  }
  return ids;
}

async function alreadyPast(api, id, states) {
  const invoice = await api.get(`/invoices/${id}`);
  return states.includes(invoice.status) ? undefined : invoice;
}

async function allConfirmed({ owner }, { connectionId }, ids) {
  const confirmed = await owner.all(
    `/integrations/${connectionId}/operations?entity=invoice&status=confirmed`,
  );
  const done = new Set(confirmed.map(({ recordId }) => recordId));
  return ids.every((id) => done.has(id)) ? true : undefined;
}

async function catchUp({ owner }, { connectionId }) {
  const { runId } = await owner.post(`/integrations/${connectionId}/sync`, { kind: 'delta' });
  await until('a last delta', async () => {
    const { items } = await owner.get(`/integrations/${connectionId}/runs`);
    return items.find(({ id }) => id === runId)?.status === 'succeeded' ? true : undefined;
  });
}

async function secondsUntil(what, ask) {
  const begun = Date.now();
  await until(what, ask, 150);
  return (Date.now() - begun) / 1000;
}

function report(what, found) {
  say(`${found.length === 0 ? '✓' : '✗'} ${what}`);
  for (const sentence of found.slice(0, 20)) say(`    ${sentence}`);
}
