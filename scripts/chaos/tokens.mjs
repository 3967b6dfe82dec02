import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const QUIET_SECONDS = 10;
const EMPTY = { customers: 0, items: 0, contractors: 0, employees: 0, months: 0 };

/**
 * Many callers on two nodes find a token expired while the token endpoint takes its time; and a node dies between the
 * endpoint's answer and its own commit, so that the refresh token which everybody has is worth nothing any more.
 */
export async function tokens({ stage, size, findings }) {
  const [node] = await stage.nodes();
  // As slow as promised with as many callers as promised.
  const seconds = size >= 50 ? 15 : 3;
  const organization = await node.test.createOrganization();
  const company = await stage.sandbox.createCompany(EMPTY);
  const connection = await node.connect(organization, company);
  const scene = { stage, size, organization, company, connection };
  await stage.control('PUT', '/settings', { tokenDelayMs: seconds * 1000, strictRotation: true });
  try {
    await sharedRefresh(scene, seconds, findings);
    await stage.control('PUT', '/settings', { tokenDelayMs: 100 });
    await lostBetween(scene, findings);
  } finally {
    await stage.control('PUT', '/settings', { tokenDelayMs: 0 });
  }
}

const refreshes = async ({ stage }) => Number((await stage.sandbox.requests()).tokenRefreshes);

async function sharedRefresh(scene, seconds, findings) {
  const { stage, size, company } = scene;
  await stage.sandbox.expireTokens(company.realm);
  const before = await refreshes(scene);
  const answers = await calledByAll(scene);
  const good = answers.filter(({ value }) => value?.remoteCompanyId === company.realm).length;
  const what = `refreshes by ${size} callers on each of two nodes, the endpoint taking ${seconds} s`;
  findings.exactly(what, 1, (await refreshes(scene)) - before);
  findings.exactly('callers who got their answer', size * 2, good);
}

async function calledByAll({ stage, size, organization, connection }) {
  const { ConnectionContexts } = await stage.part('libs/accounting/src/connections/connection-contexts.js');
  const nodes = await stage.nodes();
  const call = (node) =>
    node.as(organization, async () => {
      const opened = await node.get(ConnectionContexts).open(connection, AbortSignal.timeout(90_000));
      return opened.connector.company(opened.context);
    });
  return Promise.allSettled(nodes.flatMap((node) => Array.from({ length: size }, () => call(node))));
}

async function lostBetween(scene, findings) {
  const { stage, size, organization, company, connection } = scene;
  await stage.sandbox.expireTokens(company.realm);
  findings.exactly(
    'a node ended by a signal after the answer and before its commit',
    'SIGKILL',
    await killed(scene),
  );
  await leaseEndsSoon(scene);
  const before = await refreshes(scene);
  const answers = await calledByAll(scene);
  findings.exactly('callers who were told that access is gone', size * 2, refusedOf(answers));
  findings.atMost(
    'tries with the worthless token, one for each node at most',
    2,
    (await refreshes(scene)) - before,
  );
  const [row] = await sql(scene, 'SELECT status FROM connections WHERE id = $1', [connection]);
  findings.exactly('state that people are shown', 'needs_reauthorization', row.status);
  const after = await refreshes(scene);
  await ticking(scene);
  findings.exactly(`tries in the ${QUIET_SECONDS} s after that`, 0, (await refreshes(scene)) - after);
  const [node] = await stage.nodes();
  await node.reauthorize(organization, connection, company);
  const back = await calledByAll({ ...scene, size: 1 });
  findings.exactly('callers who are answered after she connected again', 2, fulfilledOf(back));
}

const refusedOf = (answers) => answers.filter(({ reason }) => reason?.kind === 'auth').length;
const fulfilledOf = (answers) => answers.filter(({ status }) => status === 'fulfilled').length;

async function sql({ stage, organization }, text, values) {
  const [node] = await stage.nodes();
  const { Database } = await stage.part('libs/platform/src/index.js');
  return node.as(organization, () => node.get(Database).rows(text, values));
}

/** Another node, in a process of its own, that dies at that moment. Answers by which signal it ended. */
async function killed({ stage, organization, connection }) {
  const [{ test }] = await stage.nodes();
  const { jwtSecret, vaultMasterKey } = test.config;
  const script = fileURLToPath(new URL('token-victim.mjs', import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', script, organization, connection], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 120_000,
    env: {
      ...process.env,
      VICTIM_DATABASE: JSON.stringify(test.database),
      JWT_SECRET: jwtSecret.reveal(),
      VAULT_MASTER_KEY: vaultMasterKey.reveal(),
    },
  });
  const [code, signal] = await once(child, 'exit');
  if (code) throw new Error(`The third node ended by itself (${code}).`);
  return signal;
}

/** The dead node's lease lapses by the database's clock; nobody waits for that here. */
async function leaseEndsSoon(scene) {
  await sql(
    scene,
    `UPDATE connection_credentials SET lease_until = now() + interval '1 second' WHERE connection_id = $1 AND lease_until > now()`,
    [scene.connection],
  );
}

/** What goes on by itself goes on: the clock that wakes what is due, and its schedule. */
async function ticking({ stage, organization }) {
  const { DueWorkWaker } = await stage.part('libs/accounting/src/schedule/due-work.js');
  const { ScheduledRuns } = await stage.part('libs/accounting/src/schedule/scheduled-runs.js');
  for (let second = 0; second < QUIET_SECONDS; second++) {
    for (const node of await stage.nodes()) {
      await node.get(DueWorkWaker).wakeAll();
      await node.as(organization, () => node.get(ScheduledRuns).startAll('delta', 'hourly'));
    }
    await pause(1000);
  }
}
