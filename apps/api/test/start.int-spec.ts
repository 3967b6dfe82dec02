import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { eventually } from '../../../libs/platform/src/testing/eventually.js';
import { createTestDatabase, type TestDatabase } from '../../../libs/platform/src/testing/test-database.js';

interface Ended {
  code: number | null;
  errors: string;
}

describe('starting the program', () => {
  let database: TestDatabase;
  const running: ChildProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  afterAll(() => database.drop());

  const settings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    JWT_SECRET: randomBytes(32).toString('hex'),
    VAULT_MASTER_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'info',
    ...env,
  });

  function launch(env: NodeJS.ProcessEnv): {
    child: ChildProcess;
    output: () => string;
    ended: Promise<Ended>;
  } {
    const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], { env: settings(env) });
    running.push(child);
    let output = '';
    let errors = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      errors += data.toString();
    });
    const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, errors })));
    return { child, output: () => output, ended };
  }

  function started(child: ChildProcess, output: () => string): Promise<unknown> {
    const check = async (): Promise<boolean> => {
      if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${output()}`);
      return output().includes('"started"');
    };
    return eventually(check, 'the start', 80_000);
  }

  async function takenPort(): Promise<{ server: Server; port: number }> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return { server, port: typeof address === 'object' && address ? address.port : 0 };
  }

  /** Below those that the system gives to connections: one of these could take it before the program does. */
  async function freePort(): Promise<number> {
    for (let port = randomInt(20_000, 30_000); ; port++) {
      const server = createServer();
      const isFree = await new Promise<boolean>((resolve) =>
        server.once('error', () => resolve(false)).listen(port, () => resolve(true)),
      );
      if (!isFree) continue;
      await new Promise((resolve) => server.close(resolve));
      return port;
    }
  }

  it('names every mistake in the configuration and ends with 1', async () => {
    const { code, errors } = await launch({ JWT_SECRET: 'short', PORT: 'many', VAULT_MASTER_KEY: '' }).ended;
    expect(code).toBe(1);
    for (const name of ['JWT_SECRET', 'PORT', 'VAULT_MASTER_KEY']) expect(errors).toContain(name);
    expect(errors).not.toMatch(/ at .*\.js/);
  }, 60_000);

  it('says that the port is in use and ends with 1', async () => {
    const { server, port } = await takenPort();
    try {
      const { code, errors } = await launch({ PORT: String(port) }).ended;
      expect({ code, errors }).toMatchObject({ code: 1 });
      expect(errors).toContain(`Port ${port} is in use`);
      expect(errors).toContain(`PORT=${port + 1}`);
    } finally {
      server.close();
    }
  }, 60_000);

  it('says that the database does not answer and ends with 1', async () => {
    const url = 'postgresql://nobody@127.0.0.1:1/none';
    const { code, errors } = await launch({ DATABASE_URL: url, MIGRATION_DATABASE_URL: url, PORT: '0' })
      .ended;
    expect(code).toBe(1);
    expect(errors).toContain('PostgreSQL does not answer');
  }, 60_000);

  it('prepares the database, serves the demo and stops when told', async () => {
    const port = await freePort();
    const { child, output, ended } = launch({
      PORT: String(port),
      DEMO: 'true',
      MIGRATION_DATABASE_URL: database.ownerUrl,
    });
    await started(child, output);
    const base = `http://127.0.0.1:${port}`;
    const told = (await (await fetch(`${base}/api/v1/client-settings`)).json()) as {
      demo: { people: object[] };
    };
    expect(told.demo.people).toContainEqual(expect.objectContaining({ email: 'owner@cascade.example' }));
    for (const path of ['/api/docs', '/api/openapi.json', '/health/live', '/health/ready']) {
      expect({ path, status: (await fetch(base + path)).status }).toEqual({ path, status: 200 });
    }
    const answer = await fetch(`${base}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'accountant@cascade.example', password: 'demo-Password-1' }),
    });
    expect(answer.status).toBe(200);
    child.kill('SIGTERM');
    const { code, errors } = await ended;
    expect(errors).not.toMatch(/could not start|^ +at /m);
    expect([0, null]).toContain(code);
  }, 120_000);

  it('works without HTTP as a worker', async () => {
    const { child, output, ended } = launch({ ROLE: 'worker' });
    await started(child, output);
    child.kill('SIGTERM');
    expect((await ended).errors).toBe('');
  }, 120_000);
});
