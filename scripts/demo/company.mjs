import { authorize, linkCompany } from './link.mjs';
import { chapter, figure, note, say, seconds, soft, step, tick } from './screen.mjs';
import { until } from './until.mjs';

const COMPANY = 'Kawartha Mechanical (demo)';
/** Half a year of a small trade contractor, and enough invoices besides that a full sync is more than a blink. */
const HISTORY = {
  name: COMPANY,
  seed: 'kawartha',
  customers: 60,
  items: 30,
  contractors: 8,
  employees: 4,
  months: 6,
  load: { customers: 800, invoices: 3000, payments: 2000 },
};
const TELL_EVERY_MS = 500;

/**
 * The company file of this run and its connection.
 * @typedef {object} Books
 * @property {string} connectionId
 * @property {string} realm the company's id in the sandbox
 * @property {string} name
 * @property {import('./sandbox.mjs').Sandbox} sandbox
 */

/**
 * Founds a company in the sandbox, links it and reads all of it. A company of an earlier run is let go first, so that
 * the demo can be run as often as one likes.
 * @returns {Promise<Books>}
 */
export async function connectNewCompany({ people: { owner }, names, organization }) {
  chapter('1  Connect the books');
  await letGoOfEarlierRuns(owner);
  const authorization = await step(
    `${names.owner} presses "Connect QuickBooks"`,
    () => authorize(owner),
    () => `${names.owner}, owner of ${organization}, presses "Connect QuickBooks"`,
  );
  const { sandbox } = authorization;
  const realm = await foundCompany(sandbox);
  const linked = await step(
    'Consent and connection',
    () => linkCompany(owner, authorization, realm),
    ({ companyName }) => `She allows access, and confirms: ${companyName} is her company`,
  );
  await firstPull(owner, linked);
  return { connectionId: linked.connectionId, realm, name: linked.companyName, sandbox };
}

async function letGoOfEarlierRuns(owner) {
  const { items } = await owner.get('/integrations');
  const earlier = items.filter(
    ({ companyName, status }) => companyName === COMPANY && status !== 'disconnected',
  );
  for (const { id } of earlier) {
    await step(
      'Letting go of an earlier demo',
      () => owner.delete(`/integrations/${id}`),
      () => `The company of an earlier demo is disconnected`,
    );
  }
}

async function foundCompany(sandbox) {
  for (const { realmId, name } of await sandbox.control('GET', '/companies')) {
    if (name === COMPANY) await sandbox.control('DELETE', `/companies/${realmId}`);
  }
  // Never an id that an earlier company had: what was linked to that one would be taken for this one's.
  const realmId = `913${Date.now()}`;
  await step(
    'A company is founded in the sandbox',
    () => sandbox.control('POST', '/companies', { ...HISTORY, realmId }),
    ({ name, counts }) =>
      `In the sandbox: ${name}, ${figure(counts.Customer)} customers, ${figure(counts.Invoice)} invoices`,
  );
  return realmId;
}

/** The first full pull, told while it runs. */
async function firstPull(owner, { connectionId, runId }) {
  const begun = performance.now();
  let toldAt = 0;
  const run = await until(
    'the first sync to end',
    async () => {
      const { items } = await owner.get(`/integrations/${connectionId}/runs`);
      const found = items.find(({ id }) => id === runId);
      const passed = performance.now() - begun;
      if (passed - toldAt >= TELL_EVERY_MS && found) {
        toldAt = passed;
        tellProgress(found, passed);
      }
      if (found?.status === 'failed') throw new Error(`The first sync failed: ${found.error?.message}`);
      return found?.status === 'succeeded' ? found : undefined;
    },
    90,
  );
  const milliseconds = new Date(run.finishedAt) - new Date(run.startedAt);
  const records = recordsOf(run);
  tick(`First full sync: ${figure(records)} records`, seconds(milliseconds));
  note(
    `${figure(Math.round((records / milliseconds) * 1000))} records a second, ${run.calls} calls to QuickBooks`,
  );
}

const recordsOf = ({ progress }) => Object.values(progress).reduce((sum, { pulled }) => sum + pulled, 0);

function tellProgress(run, passed) {
  const records = recordsOf(run);
  const rate = Math.round((records / passed) * 1000);
  const [entity, { pulled, total } = {}] = Object.entries(run.progress).find(([, { done }]) => !done) ?? [];
  const now = entity === undefined ? '' : `  ${entity} ${figure(pulled)} of ${figure(total)}`;
  const columns = [seconds(passed).padStart(6), figure(records).padStart(7), figure(rate).padStart(6)];
  say(soft(`    ${columns[0]}  ${columns[1]} records  ${columns[2]} a second${now}`));
}
