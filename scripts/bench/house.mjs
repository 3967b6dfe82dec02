import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { dist } from '../start/paths.mjs';

const PREFIX = 'invoicepatch-bench-';
const TEMPLATE = 'template_invoicepatch';

/** One durable PostgreSQL server and one sandbox for all sides; every measurement gets a database of its own. */
export async function openHouse() {
  const { removeAbandoned, startEmbeddedServer } = await import(
    dist('libs/platform/src/database/embedded-server.js')
  );
  const { prepareDatabase } = await import(dist('libs/platform/src/database/prepare-database.js'));
  removeAbandoned(tmpdir(), PREFIX);
  const server = await startEmbeddedServer({ dataDir: await mkdtemp(join(tmpdir(), PREFIX)) });
  try {
    await server.createDatabase(TEMPLATE);
    await prepareDatabase(server.ownerUrl(TEMPLATE));
    return new House(server, await startSandbox());
  } catch (error) {
    await server.stop();
    throw error;
  }
}

class House {
  constructor(server, sandbox) {
    this.server = server;
    this.sandbox = sandbox;
    this.databases = 0;
  }

  async database() {
    const name = `bench_${++this.databases}`;
    await this.server.createDatabase(name, TEMPLATE);
    const drop = () => this.asOwner(`DROP DATABASE ${name} WITH (FORCE)`);
    return { name, url: this.server.appUrl(name), ownerUrl: this.server.ownerUrl(name), drop };
  }

  /** Seconds that the server has worked in a database that nobody uses any more, by its own account. */
  async workedIn({ name }) {
    const sql = `SELECT active_time, EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = d.datname) AS "isInUse"
      FROM pg_stat_database d WHERE datname = '${name}'`;
    for (;;) {
      const [{ active_time, isInUse }] = await this.asOwner(sql);
      if (!isInUse) return active_time / 1000;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Writes what lies in memory to disk, so that no side pays for what the other has written. */
  settle() {
    return this.asOwner('CHECKPOINT');
  }

  async asOwner(sql) {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: this.server.ownerUrl('postgres') });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  }

  async close() {
    this.sandbox.process.kill();
    await this.server.stop();
    await rm(this.server.dataDir, { recursive: true, force: true });
  }
}

async function startSandbox() {
  const script = fileURLToPath(dist('apps/sandbox/src/main.js'));
  const child = spawn(process.execPath, ['--max-old-space-size=12000', script], {
    env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_COMPANIES: 'none', SANDBOX_LIMITS: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{"event":"listening"')) return new Sandbox(child, JSON.parse(line).url);
  }
  throw new Error('The sandbox ended before it listened.');
}

class Sandbox {
  constructor(process, url) {
    this.process = process;
    this.url = url;
  }

  async control(method, path, body) {
    const answer = await fetch(`${this.url}/_control${path}`, {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }

  /** A company with the few lists that every company has, and so many customers and invoices; its books are open. */
  async company(customers, invoices) {
    const nothing = { customers: 0, contractors: 0, employees: 0, items: 40, months: 24 };
    const load = { customers, invoices };
    const { realmId } = await this.control('POST', '/companies', { ...nothing, load });
    await this.control('PUT', `/companies/${realmId}/close-books`, {});
    return realmId;
  }

  forget(realm) {
    return this.control('DELETE', `/companies/${realm}`);
  }

  async token(realm) {
    const { access_token, accessToken } = await this.control('POST', '/tokens', { realm });
    return access_token ?? accessToken;
  }

  /** Every answer below the company comes so much later. */
  async delay(realm, delayMs) {
    await this.control('DELETE', '/faults');
    if (delayMs > 0) await this.control('POST', '/faults', { kind: 'slow', realm, delayMs });
  }
}
