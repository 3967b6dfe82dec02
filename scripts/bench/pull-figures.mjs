import { Child } from './child.mjs';

/** The vendor answers 500 requests a minute and company at most: nobody gets pages faster than this. */
const PACE_MS = 120;
const CHANGES = 50;

/** What `pull`, `rows`, `wire` and `delta` compare, side by side in one round. */
export async function pullRounds(house, { records, sample, rounds }, wanted, say) {
  const realm = await house.sandbox.company(records, records);
  const small = wanted.has('pull') ? await house.sandbox.company(sample / 2, sample / 2) : undefined;
  const results = [];
  for (let round = 1; round <= rounds; round++) {
    const result = await pullRound(house, { realm, small, wanted });
    say(`round ${round}: ${summary(result)}`);
    results.push(result);
  }
  await house.sandbox.forget(realm);
  if (small) await house.sandbox.forget(small);
  return results;
}

async function pullRound(house, { realm, small, wanted }) {
  const result = {};
  const database = await house.database();
  await house.settle();
  const worker = await connectedWorker(house, database, realm);
  result.pull = await worker.ask('pull');
  result.rows = await worker.ask('rows');
  if (wanted.has('delta')) result.delta = await deltaOf(house, worker, realm);
  await worker.stop();
  result.pull.worked = await house.workedIn(database);
  if (wanted.has('rows')) result.bare = await bareLoad(house, database);
  await database.drop();
  if (wanted.has('wire')) {
    result.download = await downloadOf(house, realm, result.pull.paths);
    await house.sandbox.delay(realm, PACE_MS);
    result.pacedPull = await pullOnce(house, realm);
    result.pacedDownload = await downloadOf(house, realm, result.pull.paths);
    await house.sandbox.delay(realm, 0);
  }
  if (wanted.has('pull')) result.usual = await usualPull(house, small);
  return result;
}

async function connectedWorker(house, database, realm) {
  const worker = Child.start('./pull-worker.mjs');
  await worker.ask('connect', { databaseUrl: database.url, sandboxUrl: house.sandbox.url, realm });
  return worker;
}

/** One pull into a database of its own, by a process of its own. */
export async function pullOnce(house, realm) {
  const database = await house.database();
  await house.settle();
  const worker = await connectedWorker(house, database, realm);
  const pulled = await worker.ask('pull');
  await worker.stop();
  await database.drop();
  return pulled;
}

/** Half of the changes are customers, half are invoices. */
async function deltaOf(house, worker, realm) {
  for (const [entity, name, change] of [
    ['customer', 'Customer', { GivenName: 'Changed' }],
    ['invoice', 'Invoice', { PrivateNote: 'changed' }],
  ]) {
    const query = `SELECT * FROM ${name} ORDERBY MetaData.LastUpdatedTime DESC STARTPOSITION 1 MAXRESULTS ${CHANGES / 2}`;
    const found = await house.sandbox.control('POST', `/companies/${realm}/query`, { query });
    const rows = (found.QueryResponse ?? found)[name];
    for (const { Id } of rows)
      await house.sandbox.control('PATCH', `/companies/${realm}/${entity}/${Id}`, changed(change));
  }
  const { seconds, calls, progress } = await worker.ask('delta');
  const updated = Object.values(progress).reduce((sum, entity) => sum + entity.updated, 0);
  if (updated < CHANGES) throw new Error(`Of ${CHANGES} changes the delta brought ${updated}.`);
  return { seconds, calls, updated };
}

let edits = 0;

/** No two rounds write the same, or the second would change nothing. */
function changed(change) {
  edits++;
  return Object.fromEntries(Object.entries(change).map(([field, text]) => [field, `${text} ${edits}`]));
}

async function bareLoad(house, filled) {
  const database = await house.database();
  await house.settle();
  const worker = Child.start('./bare-worker.mjs');
  const loaded = await worker.ask('load', { fromUrl: filled.ownerUrl, toUrl: database.ownerUrl });
  await worker.stop();
  loaded.worked = await house.workedIn(database);
  await database.drop();
  return loaded;
}

async function downloadOf(house, realm, paths) {
  const worker = Child.start('./download-worker.mjs');
  const token = await house.sandbox.token(realm);
  const downloaded = await worker.ask('download', { sandboxUrl: house.sandbox.url, token, paths });
  await worker.stop();
  return downloaded;
}

async function usualPull(house, realm) {
  const database = await house.database();
  await house.settle();
  const worker = Child.start('./usual-worker.mjs');
  const token = await house.sandbox.token(realm);
  const input = { ownerUrl: database.ownerUrl, sandboxUrl: house.sandbox.url, realm, token };
  const pulled = await worker.ask('pull', input);
  await worker.stop();
  await database.drop();
  return pulled;
}

function summary(result) {
  return Object.entries(result)
    .filter(([, { seconds }]) => seconds !== undefined)
    .map(([name, { seconds, worked, cpu }]) =>
      [
        `${name} ${seconds.toFixed(2)} s`,
        worked && `database ${worked.toFixed(2)} s`,
        cpu && `CPU ${cpu.toFixed(2)} s`,
      ]
        .filter(Boolean)
        .join(' / '),
    )
    .join(', ');
}
