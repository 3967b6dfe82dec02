import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { eventually } from '../testing/eventually.js';
import { removeOrphans } from './embedded/data-folder.js';
import { beginOf } from './embedded/processes.js';
import { removeAbandoned, startEmbeddedServer } from './embedded-server.js';

const COMPILED = pathToFileURL(
  join(process.cwd(), 'dist/libs/platform/src/database/embedded-server.js'),
).href;

describe('the embedded PostgreSQL', () => {
  let parent: string;
  let dataDir: string;
  let other: ChildProcess | undefined;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'invoicepatch-embedded-'));
    // Open to the account that runs the server for root; else the data would go elsewhere.
    await chmod(parent, 0o755);
    dataDir = join(parent, 'cluster');
  });

  afterEach(async () => {
    if (other) await kill(other);
    other = undefined;
  });

  afterAll(() => rm(parent, { recursive: true, force: true }));

  const start = () => startEmbeddedServer({ dataDir, disposable: true });
  const serverPid = () => Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);

  it('keeps its data and its passwords from one start to the next', async () => {
    const first = await start();
    await first.createDatabase('kept');
    await first.stop();

    const second = await start();

    expect(await answer(second.ownerUrl('kept'))).toBe('kept');
    expect(second.appUrl('kept').replace(/:\d+\//, '')).toBe(first.appUrl('kept').replace(/:\d+\//, ''));
    await second.stop();
    expect(existsSync(`${dataDir}.lock`)).toBe(false);
  });

  it('refuses data that a living run uses, naming that run', async () => {
    other = await startElsewhere(dataDir);

    await expect(start()).rejects.toMatchObject({
      code: 'DATABASE.IN_USE',
      message: expect.stringContaining(`process ${other.pid}`),
    });
  });

  it('stops when its parent is killed', async () => {
    other = await startElsewhere(dataDir);
    const pid = serverPid();

    await kill(other);

    await eventually(async () => beginOf(pid) === undefined, 'the end of the server');
  });

  it('starts on what a killed server left behind, even when its number belongs to another process now', async () => {
    const server = await start();
    process.kill(serverPid(), 'SIGKILL');
    await server.ended;
    writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n`);
    await server.stop();

    const next = await start();

    expect(await answer(next.ownerUrl('kept'))).toBe('kept');
    await next.stop();
  });

  it('says what to do about data of another version', async () => {
    const version = join(dataDir, 'PG_VERSION');
    const written = readFileSync(version, 'utf8');
    writeFileSync(version, '16\n');

    await expect(start()).rejects.toMatchObject({
      code: 'DATABASE.OTHER_VERSION',
      fix: expect.stringContaining('--reset'),
    });

    writeFileSync(version, written);
  });

  it('says what to do about a folder with something else in it, and leaves that alone', async () => {
    const folder = join(parent, 'something-else');
    mkdirSync(folder);
    writeFileSync(join(folder, 'letter.txt'), 'Dear Tom');
    await expect(startEmbeddedServer({ dataDir: folder })).rejects.toMatchObject({
      code: 'DATABASE.NOT_A_CLUSTER',
      message: expect.stringContaining('letter.txt'),
      fix: expect.stringContaining('start --reset'),
    });
    expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('Dear Tom');
  });

  it('says why it does not start in the words of the server', async () => {
    const settings = join(dataDir, 'postgresql.conf');
    const good = readFileSync(settings, 'utf8');
    appendFileSync(settings, "\nwal_level = 'nonsense'\n");

    await expect(start()).rejects.toMatchObject({
      code: 'DATABASE.DID_NOT_START',
      message: expect.stringContaining('wal_level'),
    });

    writeFileSync(settings, good);
  });

  it('removes data that lies apart from a temporary clone which is gone, and no other', async () => {
    const shared = join(parent, 'invoicepatch');
    mkdirSync(join(parent, 'alive'));
    const clones = { gone: join(parent, 'gone'), alive: join(parent, 'alive'), elsewhere: '/srv/gone' };
    for (const [name, clone] of Object.entries(clones)) {
      mkdirSync(join(shared, name), { recursive: true });
      writeFileSync(join(shared, `${name}.origin`), join(clone, 'postgres'));
    }

    removeOrphans(parent, [parent]);

    expect(readdirSync(shared).filter((name) => !name.endsWith('.origin'))).toEqual(['alive', 'elsewhere']);
  });

  it('clears away what killed test runs left, and nothing that is in use', async () => {
    writeFileSync(join(parent, 'gone-1.lock'), JSON.stringify({ pid: 2 ** 22 + 1, begin: '1' }));
    writeFileSync(
      join(parent, 'gone-2.lock'),
      JSON.stringify({ pid: process.pid, begin: beginOf(process.pid) }),
    );

    removeAbandoned(parent, 'gone-');

    expect(existsSync(join(parent, 'gone-1.lock'))).toBe(false);
    expect(existsSync(join(parent, 'gone-2.lock'))).toBe(true);
  });
});

async function answer(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  await client.end();
  return rows[0]?.name ?? '';
}

/** A run of its own, in a process that can be killed. */
async function startElsewhere(dataDir: string): Promise<ChildProcess> {
  const script = `
    const { startEmbeddedServer } = await import(${JSON.stringify(COMPILED)});
    await startEmbeddedServer({ dataDir: ${JSON.stringify(dataDir)}, disposable: true });
    process.send('ready');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error('The other run ended early.')));
  });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
