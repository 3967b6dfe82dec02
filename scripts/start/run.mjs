import { fileURLToPath } from 'node:url';
import { build } from '../build.mjs';
import { buildDashboard } from '../build-dashboard.mjs';
import { HEAP_LIMIT } from '../heap-limit.mjs';
import { banner } from './banner.mjs';
import { forgetRun, lastRun, makeDataFolder, noteRun, readSecrets, resetData } from './data-folder.mjs';
import { startDatabase } from './database.mjs';
import { environmentFor, isOnSandbox } from './environment.mjs';
import { linkOnFirstStart } from './first-link.mjs';
import { tellOnFirstStart } from './first-story.mjs';
import { dist, inData, logOf, START, StartError } from './paths.mjs';
import { databasePort, portFrom, requireDifferent, requirePort } from './ports.mjs';
import { Supervised } from './supervised.mjs';

const READY_PATIENCE = 180_000;
const STOP_PATIENCE = 8_000;
/** How long the processes of a killed run may take to leave their ports. */
const LEAVING = 10_000;

const say = (text) => process.stdout.write(`${text}\n`);

/** Brings everything up, prints where it is, and takes it down again when told to. */
export async function run(flags) {
  const begun = Date.now();
  refuseUnknown(flags);
  say('InvoicePatch: building …');
  build();
  // Beside everything else that has to start; an unchanged one is there already.
  const dashboard = buildDashboard();
  dashboard.catch(() => undefined);
  const { beginOf } = await import(dist('libs/platform/src/database/embedded/processes.js'));
  const embedded = await import(dist('libs/platform/src/database/embedded-server.js'));
  const previous = lastRun(beginOf);
  if (previous?.isAlive) {
    throw new StartError(
      `InvoicePatch is running from this folder already (process ${previous.pid}): ${previous.url}`,
      'Use that one, or stop it with Ctrl-C in its window. A second one needs a clone of its own.',
    );
  }
  if (flags.includes('--reset')) {
    await resetData(embedded.embeddedDataFolder(inData('postgres')), flags.includes('--yes'));
  }
  const { env } = process;
  const port = portFrom(env, 'PORT', 3000);
  const sandboxPort = portFrom(env, 'SANDBOX_PORT', 3900);
  requireDifferent({ PORT: port, SANDBOX_PORT: sandboxPort });
  const patience = previous ? LEAVING : 0;
  await requirePort('PORT', port, env.HOST || '127.0.0.1', patience);
  await requirePort('SANDBOX_PORT', sandboxPort, '127.0.0.1', patience);
  makeDataFolder();
  noteRun(beginOf, `http://localhost:${port}`);
  const house = new House();
  house.listenForTheEnd();
  const secrets = readSecrets(env.DATABASE_URL ? undefined : embedded.embeddedDataFolder(inData('postgres')));
  const database = await house.openDatabase(port, embedded.freePort);
  const isEmbedded = !env.DATABASE_URL;
  const settings = environmentFor({
    env,
    port,
    sandboxPort,
    databaseUrl: database.url,
    isEmbedded,
    secrets,
  });
  house.startAll(settings);
  await house.untilReady(port);
  await dashboard;
  const { demoFrom } = await import(dist('apps/api/src/demo.js'));
  const demo = demoFrom(settings);
  const seconds = (Date.now() - begun) / 1000;
  const { SANDBOX_CLIENT_ID: id, SANDBOX_CLIENT_SECRET: secret } = settings;
  const facts = {
    port,
    sandboxPort,
    client: { id, secret },
    isDemo: Boolean(demo),
    password: demo?.password,
    seconds,
  };
  process.stdout.write(await banner({ ...facts, dataDir: database.dataDir }));
  if (demo) await showDemo(house, demo, port, settings);
}

/** What the demo shows besides people: linked books, a month of work, and a crew on the road. */
async function showDemo(house, demo, port, settings) {
  const { env } = process;
  if (env.DEMO_LINK !== 'false' && isOnSandbox(settings)) {
    const told = await linkOnFirstStart({ port, ...demo });
    if (told && !house.isStopping) say(`  ${told}\n`);
  }
  if (env.DEMO_STORY !== 'false' && !house.isStopping) {
    const { password } = demo;
    const told = await tellOnFirstStart({ port, password, settings, onChild: (child) => house.adopt(child) });
    if (told && !house.isStopping) say(`  ${told}\n`);
  }
  if (!house.isStopping) house.startCrew(settings, env.DEMO_CREW || '12');
}

function refuseUnknown(flags) {
  const unknown = flags.filter((flag) => !['--reset', '--yes', '--'].includes(flag));
  if (unknown.length === 0) return;
  throw new StartError(
    `${unknown.join(' ')} is not known.`,
    `There is only "${START} --reset" (with --yes to skip the question).`,
  );
}

/** Everything that runs, in the order in which it is stopped. */
class House {
  processes = [];
  database = { stop: async () => undefined };
  /** Not one of them: it may fail, and nothing waits for it. */
  crew;
  isStopping = false;
  guest = undefined;

  async openDatabase(port, freePort) {
    const { env } = process;
    if (!env.DATABASE_URL) {
      say('InvoicePatch: starting PostgreSQL …');
      this.database = await startDatabase(await databasePort(env, port, freePort), say);
      if (this.database.migrations.length > 0)
        say(`InvoicePatch: ${this.database.migrations.length} migration(s) applied.`);
      return this.database;
    }
    if (env.MIGRATION_DATABASE_URL) {
      const { prepareDatabase } = await import(dist('libs/platform/src/database/prepare-database.js'));
      await prepareDatabase(env.MIGRATION_DATABASE_URL);
    }
    return { url: env.DATABASE_URL, dataDir: 'in the PostgreSQL of DATABASE_URL' };
  }

  startAll(settings) {
    const sandboxEnv = {
      ...settings,
      SANDBOX_STATE_FILE: settings.SANDBOX_STATE_FILE ?? inData('sandbox.json'),
    };
    const subscribe = (line) => {
      if (line.startsWith('{"event":"listening"') && isOnSandbox(settings)) {
        void subscribeToWebhooks(settings);
      }
    };
    const options = { say, onHopeless: (name, lines) => this.giveUp(name, lines) };
    this.processes = [
      new Supervised({
        ...options,
        name: 'api',
        script: 'apps/api/src/main.js',
        env: { ...settings, ROLE: 'api', NODE_OPTIONS: HEAP_LIMIT },
      }),
      new Supervised({
        ...options,
        name: 'worker',
        script: 'apps/api/src/main.js',
        // The api makes the demo's people; two would race.
        env: { ...settings, ROLE: 'worker', DEMO: '', NODE_OPTIONS: HEAP_LIMIT },
      }),
      new Supervised({
        ...options,
        name: 'sandbox',
        script: 'apps/sandbox/src/main.js',
        env: sandboxEnv,
        onLine: subscribe,
      }),
    ];
    say('InvoicePatch: starting the sandbox, the API and the worker …');
    for (const process of [...this.processes].reverse()) process.start();
  }

  /** A process that ends by itself, or with everything else. */
  adopt(child) {
    if (this.isStopping) child.kill('SIGKILL');
    this.guest = child;
  }

  /** Contractors who drive and work in the demo's cities, so that the map shows something. */
  startCrew(settings, contractors) {
    if (contractors === '0') return;
    const crew = new Supervised({
      say,
      onHopeless: () => say(`The demo's crew stays at home. Log: ${logOf('crew')}`),
      name: 'crew',
      script: fileURLToPath(new URL('../simulate/field.mjs', import.meta.url)),
      args: ['--contractors', contractors],
      env: settings,
    });
    this.crew = crew;
    crew.start();
    crew.worked();
    say(`  ${contractors} contractors of the demo are on the road; DEMO_CREW=0 leaves them at home.\n`);
  }

  async untilReady(port) {
    const deadline = Date.now() + READY_PATIENCE;
    while (!(await answersReady(port))) {
      if (this.isStopping) return new Promise(() => undefined);
      if (Date.now() > deadline) return this.giveUp('api', ['It did not become ready in time.']);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    for (const process of this.processes) process.worked();
  }

  async giveUp(name, lines) {
    if (this.isStopping) return;
    process.stderr.write(`\nInvoicePatch could not start: ${name} ended.\n${lines.join('\n')}\n`);
    process.stderr.write(`The whole log: ${logOf(name)}\n`);
    await this.stop();
    process.exit(1);
  }

  listenForTheEnd() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, async () => {
        if (this.isStopping) return this.stopAtOnce();
        say('\nInvoicePatch: stopping … (once more to stop at once)');
        await this.stop();
        say('InvoicePatch: stopped.');
        process.exit(0);
      });
    }
    // A package manager that is killed tells its script nothing; our parent is then another process.
    const parent = process.ppid;
    if (process.env.npm_lifecycle_event) {
      setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 1000).unref();
    }
  }

  async stop() {
    this.isStopping = true;
    this.guest?.kill('SIGKILL');
    const [api, worker, sandbox] = this.processes;
    // They clock out while somebody listens.
    await this.crew?.stop(STOP_PATIENCE);
    await Promise.all([api?.stop(STOP_PATIENCE), worker?.stop(STOP_PATIENCE)]);
    await sandbox?.stop(STOP_PATIENCE);
    await this.database.stop();
    forgetRun();
  }

  stopAtOnce() {
    this.guest?.kill('SIGKILL');
    for (const process of [this.crew, ...this.processes]) process?.kill();
    // The database's own watchdog stops it when we are gone.
    process.exit(1);
  }
}

async function answersReady(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
      signal: AbortSignal.timeout(2000),
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** The sandbox tells of changes as QuickBooks does, once it knows where to. */
async function subscribeToWebhooks(settings) {
  const answer = await fetch(`${settings.SANDBOX_URL}/_control/webhooks`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      url: `http://127.0.0.1:${settings.PORT}/api/v1/webhooks/quickbooks-online`,
      verifierToken: settings.QBO_WEBHOOK_VERIFIER_TOKEN,
    }),
  }).catch((error) => error);
  if (!answer.ok) say(`The sandbox took no webhook subscription: ${answer.message ?? answer.status}`);
}
