import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const dist = (path) => new URL(`../../../../dist/${path}`, import.meta.url);

/**
 * One PostgreSQL server and one accounting sandbox for the whole run. Each spec file gets a database of its own,
 * cloned from a migrated template, and each scenario a company of its own in the sandbox.
 */
export default async function globalSetup() {
  const { startEmbeddedServer } = await import(dist('libs/platform/src/database/embedded-server.js').href);
  const { prepareDatabase } = await import(dist('libs/platform/src/database/prepare-database.js').href);
  const dataDir = await mkdtemp(join(tmpdir(), 'invoicepatch-test-'));
  const server = await startEmbeddedServer({ dataDir, disposable: true });
  await server.createDatabase('template_invoicepatch');
  await prepareDatabase(server.ownerUrl('template_invoicepatch'));
  globalThis.__testServer = { server, dataDir };
  process.env.TEST_OWNER_URL = server.ownerUrl('{database}');
  process.env.TEST_APP_URL = server.appUrl('{database}');
  const sandbox = dist('apps/sandbox/src/main.js');
  if (existsSync(sandbox)) {
    globalThis.__testSandbox = spawn(process.execPath, [sandbox.pathname], {
      env: {
        ...process.env,
        SANDBOX_PORT: '0',
        SANDBOX_COMPANIES: 'none',
        SANDBOX_LIMITS: 'off',
        NODE_OPTIONS: '',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    process.env.TEST_SANDBOX_URL = await listeningUrl(globalThis.__testSandbox);
  }
}

async function listeningUrl(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{"event":"listening"')) return JSON.parse(line).url;
  }
  throw new Error('The sandbox ended before it listened.');
}
