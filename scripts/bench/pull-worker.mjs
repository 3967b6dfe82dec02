import { subscribe } from 'node:diagnostics_channel';
import { createOrganization, load, settings } from './application.mjs';
import { answerTasks } from './child.mjs';
import { cpuSeconds, peakMemory } from './meters.mjs';

const { NestFactory } = await import('@nestjs/core');
const { Log, loadConfig, PlatformModule, runAsTenant, systemActor, Database } = await load(
  'libs/platform/src/index.js',
);
const { newId } = await load('libs/kernel/src/index.js');
const accounting = (path) => load(`libs/accounting/src/${path}`);

const state = {};
const paths = [];
subscribe('http.client.request.start', ({ request }) => paths.push(request.path));
subscribe('undici:request:create', ({ request }) => paths.push(request.path));

const asTenant = (work) => runAsTenant(state.organizationId, systemActor('bench'), work);

/** What `AccountingApp.connect` does for the tests, up to the first run, which is then waiting. */
async function connect({ databaseUrl, sandboxUrl, realm }) {
  const { AccountingModule } = await accounting('accounting.module.js');
  const config = loadConfig(settings(databaseUrl, sandboxUrl));
  const imports = [PlatformModule.forRoot(config), AccountingModule];
  state.app = await NestFactory.createApplicationContext(
    { module: class Bench {}, imports },
    { logger: false, abortOnError: false },
  );
  state.organizationId = await createOrganization(state.app);
  const { AuthorizeCommand } = await accounting('commands/authorize.command.js');
  const { ConnectCommand } = await accounting('commands/connect.command.js');
  const { ConnectionLifecycleCommand } = await accounting('commands/connection-lifecycle.command.js');
  const person = { organizationId: state.organizationId, userId: newId(), sessionId: newId() };
  await asTenant(async () => {
    const system = 'quickbooks-online';
    const { url } = await state.app.get(AuthorizeCommand).execute({ system, ...person });
    const grant = await consent(url, realm);
    const isSameSession = (id) => id === person.sessionId;
    const connection = await state.app.get(ConnectCommand).execute({ system, ...grant, isSameSession });
    state.connectionId = connection.id;
    state.runId = (await state.app.get(ConnectionLifecycleCommand).confirm(connection.id)).runId;
  });
}

async function consent(authorizeUrl, realm) {
  const url = new URL(authorizeUrl);
  const body = new URLSearchParams(url.searchParams);
  body.set('realm', realm);
  body.set('decision', 'approve');
  const answer = await fetch(url.origin + url.pathname, { method: 'POST', body, redirect: 'manual' });
  const { searchParams } = new URL(answer.headers.get('location'));
  return {
    code: searchParams.get('code'),
    state: searchParams.get('state'),
    companyId: searchParams.get('realmId'),
  };
}

async function work() {
  const { PullService } = await accounting('sync/pull.service.js');
  const { RunsRepository } = await accounting('sync/runs.repository.js');
  const log = state.app.get(Log);
  paths.length = 0;
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await asTenant(() => state.app.get(PullService).work(state.runId, new AbortController().signal, log));
  const seconds = (performance.now() - begun) / 1000;
  const measured = { seconds, cpu: cpuSeconds(cpu), peak: peakMemory() };
  const [run] = await asTenant(() => state.app.get(RunsRepository).list(state.connectionId, undefined, 1));
  if (run.status !== 'succeeded') throw new Error(`The run is ${run.status}: ${JSON.stringify(run.error)}`);
  // A pull that leaves records out is no pull to be measured.
  const left = Object.entries(run.progress).filter(([, { problems = [] }]) => problems.length > 0);
  if (left.length > 0) throw new Error(`The pull left records out: ${JSON.stringify(left)}`);
  return {
    ...measured,
    calls: run.calls,
    progress: run.progress,
    paths: paths.filter((path) => path.includes('/v3/')),
  };
}

async function delta() {
  const { SyncStarter } = await accounting('sync/sync-starter.js');
  const started = await asTenant(() =>
    state.app.get(SyncStarter).start(state.connectionId, 'delta', 'bench'),
  );
  state.runId = started.runId;
  return work();
}

/** How many rows the pull has written, by table. */
async function rows() {
  const tables = ['customers', 'invoices', 'invoice_lines', 'external_links'];
  const counts = await asTenant(() =>
    state.app
      .get(Database)
      .rows(`SELECT ${tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ')}`),
  );
  return counts[0];
}

answerTasks({ connect, pull: work, delta, rows });
