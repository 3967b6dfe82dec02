import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { DomainError } from '#kernel';
import { ownerOf, serverAccount } from './embedded/account.js';
import { findBinaries } from './embedded/binaries.js';
import {
  checkCluster,
  checkEmpty,
  checkOwner,
  clearLastRun,
  dataFolderFor,
  holdFolder,
  releaseFolder,
  removeAbandoned,
  removeOrphans,
} from './embedded/data-folder.js';
import { type ClusterPlan, createCluster, Postmaster } from './embedded/postmaster.js';
import { pause } from './embedded/processes.js';

export { removeAbandoned };

export interface EmbeddedServer {
  /** The superuser's URL of `database`; for migrations and for creating databases. */
  ownerUrl(database: string): string;
  /** The restricted application role's URL of `database`. */
  appUrl(database: string): string;
  createDatabase(name: string, template?: string): Promise<void>;
  /** Where the data really is: another place than asked for when the server's account could not enter that one. */
  readonly dataDir: string;
  readonly port: number;
  /** Resolves when the server process is gone, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  /** Folder for the data; reused when it holds a cluster already. */
  dataDir: string;
  /** TCP port on 127.0.0.1; a free one when absent. */
  port?: number;
  /** Trades durability for speed. For throw-away test clusters only. */
  disposable?: boolean;
}

const OWNER = 'invoicepatch_owner';
/** The login that the application uses; a member of the `invoicepatch_app` role that owns nothing. */
const LOGIN = 'invoicepatch_login';

interface Passwords {
  owner: string;
  login: string;
}

/**
 * Starts the real PostgreSQL that travels inside the npm packages, listening on loopback only. Throws a `DATABASE.…`
 * error that names the fix when the data is in use, was written by another version, or the server cannot run here.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const standard = serverAccount();
  if (standard) removeOrphans();
  const folder = dataFolderFor(options.dataDir, standard);
  checkOwner(folder);
  const exists = existsSync(join(folder, 'PG_VERSION'));
  // Data that an ordinary user made stays theirs when root starts it.
  const account = standard && exists && ownerOf(folder).uid > 0 ? ownerOf(folder) : standard;
  const binaries = await findBinaries(account);
  if (exists) checkCluster(folder, binaries.major);
  else checkEmpty(folder);
  holdFolder(folder);
  try {
    const plan = { binaries, folder, account, disposable: options.disposable ?? false };
    if (exists) await clearLastRun(folder);
    else newCluster(plan);
    const passwords = readPasswords(folder);
    const postmaster = await start(plan, options.port, passwords);
    return describe(postmaster, passwords);
  } catch (error) {
    releaseFolder(folder);
    throw error;
  }
}

/** The folder that `startEmbeddedServer` would use for `dataDir`. */
export function embeddedDataFolder(dataDir: string): string {
  return dataFolderFor(dataDir, serverAccount());
}

function newCluster(plan: ClusterPlan): void {
  const passwords: Passwords = { owner: newPassword(), login: newPassword() };
  createCluster(plan, { user: OWNER, password: passwords.owner }, (draft) =>
    writeFileSync(passwordsFile(draft), JSON.stringify(passwords), { mode: 0o600 }),
  );
}

const newPassword = () => randomBytes(18).toString('base64url');
const passwordsFile = (folder: string) => join(folder, 'invoicepatch-passwords.json');

function readPasswords(folder: string): Passwords {
  try {
    return JSON.parse(readFileSync(passwordsFile(folder), 'utf8')) as Passwords;
  } catch {
    throw new DomainError(
      'DATABASE.UNKNOWN_CLUSTER',
      `The PostgreSQL data in ${folder} is not InvoicePatch's.`,
      {
        fix: 'Move the folder away, or begin anew with "npx -y pnpm@12 start --reset".',
      },
    );
  }
}

/** Milliseconds: replaying the log after a crash of a large database takes a while. */
const START_PATIENCE = 120_000;

async function start(
  plan: ClusterPlan,
  wanted: number | undefined,
  passwords: Passwords,
): Promise<Postmaster> {
  const deadline = Date.now() + START_PATIENCE;
  for (;;) {
    const port = wanted ?? (await freePort());
    const postmaster = new Postmaster(plan, port);
    try {
      await ready(postmaster, ownerUrl(port, passwords, 'postgres'), deadline);
      await ensureLogin(ownerUrl(port, passwords, 'postgres'), passwords.login);
      return postmaster;
    } catch (error) {
      const words = postmaster.lastWords();
      await postmaster.stop();
      if (Date.now() > deadline || !passes(words, wanted)) throw error;
      await pause(300);
    }
  }
}

/** Whether a refusal is one that goes away by itself. */
function passes(words: string, wantedPort: number | undefined): boolean {
  // The processes of a server that was killed need a moment to notice; until then its memory is in use.
  if (words.includes('shared memory block')) return true;
  // Somebody took the free port between our look and the server's.
  return wantedPort === undefined && words.includes('could not bind');
}

async function ready(postmaster: Postmaster, url: string, deadline: number): Promise<void> {
  for (;;) {
    if (!postmaster.isRunning) throw postmaster.failure();
    try {
      return await withClient(url, async () => undefined);
    } catch (error) {
      // 57P03: still starting up. A refused connection: not listening yet. Anything else will not get better.
      const code = (error as { code?: string }).code ?? '';
      if (!['57P03', 'ECONNREFUSED', 'ECONNRESET'].includes(code) && postmaster.isRunning) throw error;
      if (Date.now() > deadline) throw postmaster.failure();
    }
    await pause(30);
  }
}

function describe(postmaster: Postmaster, passwords: Passwords): EmbeddedServer {
  const { port } = postmaster;
  const { folder } = postmaster.plan;
  return {
    ownerUrl: (database) => ownerUrl(port, passwords, database),
    appUrl: (database) => urlOf(LOGIN, passwords.login, port, database),
    createDatabase: (name, template) => createDatabase(ownerUrl(port, passwords, 'postgres'), name, template),
    dataDir: folder,
    port,
    ended: postmaster.ended,
    stop: async () => {
      await postmaster.stop();
      releaseFolder(folder);
    },
  };
}

function ownerUrl(port: number, passwords: Passwords, database: string): string {
  return urlOf(OWNER, passwords.owner, port, database);
}

function urlOf(user: string, password: string, port: number, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}

async function ensureLogin(url: string, password: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [LOGIN]);
    if (rowCount) return;
    await client.query(`
      CREATE ROLE invoicepatch_app NOLOGIN;
      CREATE ROLE ${LOGIN} LOGIN PASSWORD '${password}' IN ROLE invoicepatch_app;
    `);
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

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
