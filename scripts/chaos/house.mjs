import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { until } from '../demo/until.mjs';
import { dist } from '../start/paths.mjs';

const PASSWORD = 'chaos-Password-1';

/** A whole installation of throw-away processes, two of which are killed again and again. */
export class House {
  #processes = new Map();
  #isEnding = false;

  static async build() {
    const house = new House();
    const { startEmbeddedServer, freePort } = await import(
      dist('libs/platform/src/database/embedded-server.js')
    );
    const { prepareDatabase } = await import(dist('libs/platform/src/database/prepare-database.js'));
    house.folder = mkdtempSync(join(tmpdir(), 'invoicepatch-chaos-'));
    house.server = await startEmbeddedServer({ dataDir: join(house.folder, 'postgres') });
    await house.server.createDatabase('chaos');
    await prepareDatabase(house.server.ownerUrl('chaos'));
    house.sandboxUrl = await house.#startSandbox();
    house.env = house.#environment(await freePort());
    house.baseUrl = `http://127.0.0.1:${house.env.PORT}`;
    house.start('api');
    await house.ready();
    house.start('worker');
    return house;
  }

  start(role) {
    const script = fileURLToPath(dist('apps/api/src/main.js'));
    const child = spawn(process.execPath, [script], {
      env: { ...this.env, ROLE: role, ...(role === 'worker' && { DEMO: '' }) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.#processes.set(role, child);
    child.once('close', () => {
      // What a supervisor does: it comes back at once.
      if (!this.#isEnding && this.#processes.get(role) === child) this.start(role);
    });
  }

  /**
   * PostgreSQL goes away and comes back at the same place: told to end, which closes every connection, or at once, so
   * that it has its own recovery to do.
   */
  async restartDatabase({ isSudden }) {
    const { startEmbeddedServer } = await import(dist('libs/platform/src/database/embedded-server.js'));
    const { dataDir, port } = this.server;
    if (isSudden)
      process.kill(Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
    await this.server.stop();
    this.server = await startEmbeddedServer({ dataDir, port });
  }

  kill(role) {
    this.#processes.get(role)?.kill('SIGKILL');
  }

  ready() {
    const ask = () =>
      fetch(`${this.baseUrl}/health/ready`).then(
        (answer) => (answer.ok ? true : undefined),
        () => undefined,
      );
    return until('the API to be ready', ask, 60);
  }

  /** Read past the application, by the owner, who sees the rows of every organization. */
  async rows(text, values = []) {
    const client = new pg.Client({ connectionString: this.server.ownerUrl('chaos') });
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  get password() {
    return PASSWORD;
  }

  async end() {
    this.#isEnding = true;
    for (const child of this.#processes.values()) child.kill('SIGKILL');
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #startSandbox() {
    const child = spawn(process.execPath, [fileURLToPath(dist('apps/sandbox/src/main.js'))], {
      env: {
        ...process.env,
        SANDBOX_PORT: '0',
        SANDBOX_COMPANIES: 'none',
        SANDBOX_LIMITS: 'off',
        NODE_OPTIONS: '',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#processes.set('sandbox', child);
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('{"event":"listening"')) return JSON.parse(line).url;
    }
    throw new Error('The sandbox ended before it listened.');
  }

  #environment(port) {
    const sandbox = this.sandboxUrl;
    return {
      ...process.env,
      NODE_OPTIONS: '',
      DEMO: 'true',
      DEMO_PASSWORD: PASSWORD,
      PORT: String(port),
      DATABASE_URL: this.server.appUrl('chaos'),
      JWT_SECRET: randomBytes(32).toString('hex'),
      VAULT_MASTER_KEY: randomBytes(32).toString('base64'),
      LOG_LEVEL: 'fatal',
      // What is approved leaves at once, so that it is on its way when somebody dies.
      APPROVAL_GRACE_SECONDS: '0',
      REQUESTS_PER_MINUTE: '1000000',
      SIGN_INS_PER_MINUTE: '10000',
      QBO_CLIENT_ID: 'sandbox-client',
      QBO_CLIENT_SECRET: 'sandbox-secret',
      QBO_API_URL: sandbox,
      QBO_AUTHORIZE_URL: `${sandbox}/connect/oauth2`,
      QBO_TOKEN_URL: `${sandbox}/oauth2/v1/tokens/bearer`,
      QBO_REVOKE_URL: `${sandbox}/v2/oauth2/tokens/revoke`,
      QBO_REQUESTS_PER_MINUTE: '100000',
    };
  }
}
