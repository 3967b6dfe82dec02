import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dist } from '../start/paths.mjs';
import { portFrom } from '../start/ports.mjs';
import { say } from './screen.mjs';

const START = fileURLToPath(new URL('../start.mjs', import.meta.url));
const STOP_PATIENCE = 20_000;

/**
 * A running InvoicePatch, and how to end it when this demo began it.
 * @typedef {{ baseUrl: string, password: string, isOwn: boolean, stop: () => Promise<void> }} Stack
 */

/** The stack that runs on PORT already, or undefined. @returns {Promise<Stack | undefined>} */
export async function runningStack(env) {
  const baseUrl = `http://127.0.0.1:${portFrom(env, 'PORT', 3000)}`;
  if (!(await isReady(baseUrl))) return undefined;
  return { baseUrl, password: passwordFrom(env), isOwn: false, stop: async () => undefined };
}

/** Whoever else listens on that port answers this differently. */
async function isReady(baseUrl) {
  try {
    const answer = await fetch(`${baseUrl}/health/ready`, { signal: AbortSignal.timeout(3000) });
    return answer.ok && (await answer.text()).includes('migrations');
  } catch {
    return false;
  }
}

/** The password of the demo's people. */
const passwordFrom = (env) => env.DEMO_PASSWORD?.trim() || 'demo-Password-1';

/** Everything on free ports with a data folder that is thrown away. @returns {Promise<Stack>} */
export async function ownStack(env) {
  const folder = mkdtempSync(join(tmpdir(), 'invoicepatch-demo-'));
  const [port, sandboxPort] = await Promise.all([freePort(), freePort()]);
  const child = spawn(process.execPath, [START], {
    env: { ...env, ...settingsOf(folder, port, sandboxPort) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Out of reach of the terminal's Ctrl-C, which would reach it a second time through us.
    detached: true,
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE);
    await ended;
    clearTimeout(timer);
    await removeData(folder);
  };
  stopOnSignals(stop);
  const baseUrl = `http://127.0.0.1:${port}`;
  if (await becomesReady(baseUrl, child)) return { baseUrl, password: passwordFrom(env), isOwn: true, stop };
  await removeData(folder);
  throw new Error(`A stack of the demo's own did not start:\n${Buffer.concat(output).toString('utf8')}`);
}

const NOT_FOR_THE_DEMO = [
  'DATABASE_URL',
  'EGRESS_ALLOWED_HOSTS',
  'EMBEDDED_POSTGRES_PORT',
  'HOST',
  'PUBLIC_URL',
  'QBO_CLIENT_ID',
  'QBO_REDIRECT_URI',
  'SANDBOX_STATE_FILE',
  'SANDBOX_URL',
];

/** Nothing that the person has set for her real installation may reach this one; empty means not set. */
function settingsOf(folder, port, sandboxPort) {
  return {
    DATA_DIR: folder,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_COMPANIES: 'none',
    DEMO: 'true',
    DEMO_LINK: 'false',
    DEMO_STORY: 'false',
    DEMO_CREW: '0',
    ...Object.fromEntries(NOT_FOR_THE_DEMO.map((name) => [name, ''])),
    // Its parent's end is then its own, even by kill -9.
    npm_lifecycle_event: 'demo',
  };
}

/** Ctrl-C leaves nothing behind. */
function stopOnSignals(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, async () => {
      say('\n  Stopping …');
      await stop();
      process.exit(130);
    });
  }
}

async function becomesReady(baseUrl, child) {
  while (child.exitCode === null && child.signalCode === null) {
    if (await isReady(baseUrl)) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The database's folder may lie elsewhere, with its notes beside it. */
async function removeData(folder) {
  const { embeddedDataFolder } = await import(dist('libs/platform/src/database/embedded-server.js'));
  const database = embeddedDataFolder(join(folder, 'postgres'));
  for (const path of [database, `${database}.origin`, `${database}.lock`, folder]) {
    rmSync(path, { recursive: true, force: true });
  }
}
