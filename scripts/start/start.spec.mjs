import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'invoicepatch-start-'));
process.env.DATA_DIR = folder;
const { lastRun, makeDataFolder, readSecrets } = await import('./data-folder.mjs');
const { environmentFor } = await import('./environment.mjs');
const { portFrom, requireDifferent, requirePort } = await import('./ports.mjs');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const facts = {
  env: {},
  port: 3001,
  sandboxPort: 3901,
  databaseUrl: 'postgresql://embedded',
  isEmbedded: true,
  secrets: { JWT_SECRET: 'kept', SANDBOX_CLIENT_SECRET: 'between us', QBO_WEBHOOK_VERIFIER_TOKEN: 'signs' },
};

describe('what the processes are told', () => {
  it('points at the sandbox and makes demo people when nothing is set', () => {
    expect(environmentFor(facts)).toMatchObject({
      DEMO: 'true',
      PORT: '3001',
      QBO_API_URL: 'http://127.0.0.1:3901',
      QBO_CLIENT_SECRET: 'between us',
      EGRESS_ALLOWED_HOSTS: '127.0.0.1,localhost',
    });
  });

  it('makes no people with a known password in a database that somebody named', () => {
    expect(environmentFor({ ...facts, isEmbedded: false })).not.toHaveProperty('DEMO');
  });

  it('gives the sandbox and the API the same application: that of the person, or one made up', () => {
    const own = { SANDBOX_CLIENT_ID: 'suite', SANDBOX_CLIENT_SECRET: 'of the suite' };
    expect(environmentFor({ ...facts, env: own })).toMatchObject({
      ...own,
      QBO_CLIENT_ID: 'suite',
      QBO_CLIENT_SECRET: 'of the suite',
    });
    expect(environmentFor({ ...facts, env: { SANDBOX_CLIENT_ID: '' } })).toMatchObject({
      SANDBOX_CLIENT_ID: 'invoicepatch-local',
      SANDBOX_CLIENT_SECRET: 'between us',
      QBO_CLIENT_ID: 'invoicepatch-local',
    });
  });

  it('leaves the real QuickBooks alone', () => {
    const told = environmentFor({ ...facts, env: { QBO_CLIENT_ID: 'real', QBO_CLIENT_SECRET: 'own' } });
    expect(told).toMatchObject({ QBO_CLIENT_ID: 'real', QBO_CLIENT_SECRET: 'own' });
    expect(told).not.toHaveProperty('QBO_API_URL');
    expect(told).not.toHaveProperty('EGRESS_ALLOWED_HOSTS');
  });

  it('lets the settings of the person win, and hands no right to change tables to the processes', () => {
    const env = { JWT_SECRET: 'own', DEMO: 'false', MIGRATION_DATABASE_URL: 'postgresql://owner' };
    expect(environmentFor({ ...facts, env })).toMatchObject({
      JWT_SECRET: 'own',
      DEMO: 'false',
      MIGRATION_DATABASE_URL: '',
    });
  });
});

describe('a port', () => {
  let server;
  let taken;

  beforeAll(async () => {
    server = createServer();
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    taken = server.address().port;
  });

  afterAll(() => server.close());

  it('that is taken is named together with the variable that changes it', async () => {
    await expect(requirePort('SANDBOX_PORT', taken, '127.0.0.1', 0)).rejects.toMatchObject({
      message: `Port ${taken} is in use by another program.`,
      fix: expect.stringContaining(`SANDBOX_PORT=${taken + 1} npx -y pnpm@12 start`),
    });
  });

  it('is waited for while a killed run leaves it', async () => {
    const waiting = requirePort('PORT', taken, '127.0.0.1', 5_000);
    server.close();
    await expect(waiting).resolves.toBeUndefined();
  });

  it('that two programs are given is refused before either starts', () => {
    expect(() => requireDifferent({ PORT: 3900, SANDBOX_PORT: 3900 })).toThrow(
      expect.objectContaining({
        message: 'PORT and SANDBOX_PORT are both 3900.',
        fix: 'Choose another one: SANDBOX_PORT=3901 npx -y pnpm@12 start',
      }),
    );
    expect(() => requireDifferent({ PORT: 3000, SANDBOX_PORT: 3900 })).not.toThrow();
  });

  it.each(['many', '0', '70000', '3000.5'])('cannot be "%s"', (text) => {
    expect(() => portFrom({ PORT: text }, 'PORT', 3000)).toThrow(`it is "${text}"`);
  });
});

describe('the data folder', () => {
  it('keeps its secrets from one start to the next, for its user only', () => {
    makeDataFolder();
    const first = readSecrets();
    expect(readSecrets()).toEqual(first);
    expect(Buffer.from(first.VAULT_MASTER_KEY, 'base64')).toHaveLength(32);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toContain(first.JWT_SECRET);
  });

  it.each(['{"JWT_SECRET":', '[]', 'null', ''])(
    'stops the start at secrets that are %j, and leaves them',
    (content) => {
      writeFileSync(join(folder, 'secrets.json'), content);
      expect(() => readSecrets()).toThrow(
        expect.objectContaining({
          message: expect.stringContaining('secrets.json cannot be read'),
          fix: expect.stringContaining('--reset'),
        }),
      );
      expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe(content);
    },
  );

  it('makes no new key for a database that was made with another', () => {
    const database = mkdtempSync(join(folder, 'postgres-'));
    rmSync(join(folder, 'secrets.json'), { force: true });
    // A folder without a database in it is nothing to lose.
    expect(readSecrets(database, {})).toHaveProperty('VAULT_MASTER_KEY');
    rmSync(join(folder, 'secrets.json'));
    writeFileSync(join(database, 'PG_VERSION'), '17');
    expect(() => readSecrets(database, {})).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('secrets.json is missing'),
        fix: expect.stringContaining('VAULT_MASTER_KEY'),
      }),
    );
    expect(existsSync(join(folder, 'secrets.json'))).toBe(false);
    expect(readSecrets(database, { VAULT_MASTER_KEY: 'of the person' })).toHaveProperty('JWT_SECRET');
  });

  it('knows whether the run that used it last is alive', () => {
    const run = { pid: process.ppid, begin: 'then', url: 'http://localhost:3000' };
    writeFileSync(join(folder, 'run.json'), JSON.stringify(run));

    expect(lastRun(() => 'then')).toEqual({ ...run, isAlive: true });
    // The same number, and another process.
    expect(lastRun(() => 'later')).toEqual({ ...run, isAlive: false });
  });

  it('takes a note that was half written for no run', () => {
    writeFileSync(join(folder, 'run.json'), '{"pid":');
    expect(lastRun(() => 'then')).toBeUndefined();
  });
});
