import { setTimeout as pause } from 'node:timers/promises';
import { build } from '../build.mjs';
import { until } from '../demo/until.mjs';
import {
  allConfirmed,
  approveSome,
  billable,
  catchUp,
  connect,
  firstPull,
  inHouse,
  judgeMemos,
  RECOVERY_SECONDS,
  secondsUntil,
} from './approvals.mjs';
import { differences, missingRecords } from './check.mjs';
import { allowTwins } from './twins.mjs';

const ANSWER_HELD_MS = 6000;

/**
 * kill -9 of the API or the worker at seeded points of first pulls and of pushes, some of them while the books have
 * committed and we have not. Afterwards the two sets of books are compared document by document.
 */
export async function kill({ seed, size: points, findings }) {
  build();
  await inHouse({ seed, findings }, async (scene) => {
    const pulls = Math.floor(points * 0.4);
    const company = await duringFirstPulls(scene, pulls);
    await duringPushes(scene, company, points - pulls);
  });
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
    const seconds = await firstPull(scene, company);
    const found = await missingRecords(scene.owner, scene.sandbox, company);
    const deaths = Math.min(5, points - done);
    scene.findings.none(`records lost in a first pull killed ${deaths} times`, found);
    scene.findings.atMost('until it was whole after the last', RECOVERY_SECONDS, Math.round(seconds), ' s');
    last = company;
  }
  if (last) return last;
  const company = await connect(scene, { customers: 20, months: 2 });
  await firstPull(scene, company);
  return company;
}

/**
 * The system knows no keys and takes any number twice, as in `keyless`: nothing hides a second sending. The first death
 * comes between their commit and ours, and so does every second one after it; of the others the seed says when and whose.
 */
async function duringPushes(scene, company, points) {
  const { house, sandbox, random, findings } = scene;
  await sandbox.control('PUT', '/settings', { idempotency: 'off' });
  await allowTwins(editable(sandbox), company.realm);
  const lines = await billable(scene, company);
  const approved = [];
  const between = { planned: 0, died: 0, seen: new Set() };
  for (let point = 1; point <= points; point++) {
    const isBetween = point === 1 || random() < 0.5;
    const held = isBetween && (await holdAnswer(sandbox, company));
    const dying = isBetween ? undefined : atSomeTime(house, random);
    approved.push(...(await approveSome(scene, lines, point)));
    await dying;
    if (!isBetween) continue;
    between.planned++;
    if (await dieBetween(scene, company, held, between.seen)) between.died++;
  }
  await sandbox.control('DELETE', '/faults');
  const seconds = await secondsUntil('everything approved to be in the books', () =>
    allConfirmed(scene, company, approved),
  );
  await catchUp(scene, company);
  const found = await differences(scene.owner, sandbox, company);
  findings.exactly('deaths between their commit and ours', between.planned, between.died);
  findings.none(
    `differences after ${points} deaths while invoices were sent`,
    found,
    `${approved.length} invoices`,
  );
  await judgeMemos(scene, approved);
  findings.atMost('until all were in the books after the last', RECOVERY_SECONDS, Math.round(seconds), ' s');
}

const editable = (sandbox) => ({
  documents: (realm, entity) => sandbox.documents(realm, entity),
  edit: (realm, entity, id, changes) =>
    sandbox.control('PATCH', `/companies/${realm}/${entity}/${id}`, changes),
});

/** The next invoice is booked there, and its answer held back for longer than its sender lives, and then lost. */
async function holdAnswer(sandbox, { realm }) {
  const { id } = await sandbox.control('POST', '/faults', {
    ...{ kind: 'timeout-after-commit', realm, method: 'POST', path: '/invoice', count: 1 },
    delayMs: ANSWER_HELD_MS,
  });
  return id;
}

/** While people are at work. */
async function atSomeTime(house, random) {
  const role = random() < 0.7 ? 'worker' : 'api';
  await pause(random() * 1500);
  house.kill(role);
}

/** Answers whether a write is there, and in flight here, when its sender dies: one that no earlier death left behind. */
async function dieBetween({ house, sandbox, random }, { realm }, held, seen) {
  await until('an invoice to be booked there', async () => {
    const { hits } = (await sandbox.control('GET', '/faults')).find(({ id }) => id === held);
    return hits > 0 ? true : undefined;
  });
  await pause(random() * 1500);
  const numbers = new Set((await sandbox.documents(realm, 'Invoice')).map(({ DocNumber }) => DocNumber));
  const inFlight = await house.rows(
    `SELECT o.id, o.fence, i.number FROM sync_operations o JOIN invoices i ON i.organization_id = o.organization_id AND i.id = o.local_id
     WHERE o.status = 'in_flight' AND o.operation = 'create'`,
  );
  house.kill('worker');
  const between = inFlight
    .filter(({ number }) => numbers.has(number))
    .map(({ id, fence }) => `${id} ${fence}`);
  const fresh = between.filter((key) => !seen.has(key));
  for (const key of fresh) seen.add(key);
  return fresh.length > 0;
}
