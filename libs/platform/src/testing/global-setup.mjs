import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const dist = (path) => new URL(`../../../../dist/${path}`, import.meta.url);
const PREFIX = 'invoicepatch-test-';

/**
 * One PostgreSQL server and one accounting sandbox for the whole run. Each spec file gets a database of its own,
 * cloned from a migrated template, and each scenario a company of its own in the sandbox.
 */
export default async function globalSetup() {
  const { removeAbandoned, startEmbeddedServer } = await import(
    dist('libs/platform/src/database/embedded-server.js').href
  );
  const { prepareDatabase } = await import(dist('libs/platform/src/database/prepare-database.js').href);
  removeAbandoned(tmpdir(), PREFIX);
  const dataDir = await mkdtemp(join(tmpdir(), PREFIX));
  const server = await startEmbeddedServer({ dataDir, disposable: true });
  globalThis.__testServer = server;
  await server.createDatabase('template_invoicepatch');
  await prepareDatabase(server.ownerUrl('template_invoicepatch'));
  process.env.TEST_OWNER_URL = server.ownerUrl('{database}');
  process.env.TEST_APP_URL = server.appUrl('{database}');
  const sandbox = dist('apps/sandbox/src/main.js');
  if (existsSync(sandbox)) process.env.TEST_SANDBOX_URL = await startSandbox(fileURLToPath(sandbox));
}

async function startSandbox(script) {
  const child = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      SANDBOX_PORT: '0',
      SANDBOX_COMPANIES: 'none',
      SANDBOX_LIMITS: 'off',
      NODE_OPTIONS: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  globalThis.__testSandbox = child;
  const url = await listeningUrl(child);
  // Drained, so that it never blocks, and not waited for, so that Jest can end.
  child.stdout.resume();
  child.stdout.unref();
  child.unref();
  return url;
}

function listeningUrl(child) {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stdout });
    child.once('exit', (code) => reject(new Error(`The sandbox ended (${code}) before it listened.`)));
    lines.on('line', (line) => {
      if (!line.startsWith('{"event":"listening"')) return;
      lines.close();
      resolve(JSON.parse(line).url);
    });
  });
}
