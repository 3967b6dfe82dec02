import { Sandbox } from './sandbox.js';
import { createServer } from './server.js';
import { loadSnapshot, saveSnapshot } from './snapshot.js';

const SAVE_EVERY_MS = 3000;
const env = process.env;
const host = env.SANDBOX_HOST ?? '127.0.0.1';
const port = Number(env.SANDBOX_PORT ?? 3900);
const stateFile = env.SANDBOX_STATE_FILE;

const sandbox = new Sandbox({
  clientId: env.SANDBOX_CLIENT_ID,
  clientSecret: env.SANDBOX_CLIENT_SECRET,
  seed: Number(env.SANDBOX_SEED) || 1,
  companies: env.SANDBOX_COMPANIES === 'none' ? 'none' : 'default',
  limits: env.SANDBOX_LIMITS === 'off' ? 'off' : 'on',
});
const app = createServer(sandbox);

let saving: Promise<void> = Promise.resolve();

/** One save at a time: two would write into the same file. */
function save(): Promise<void> {
  if (stateFile) saving = saving.then(() => saveSnapshot(sandbox, stateFile)).catch(tellSaveFailed);
  return saving;
}

function tellSaveFailed(error: unknown): void {
  process.stderr.write(`The sandbox could not save its state: ${String(error)}\n`);
}

async function stop(): Promise<void> {
  await app.close();
  await save();
  process.exit(0);
}

try {
  const isRestored = stateFile ? await loadSnapshot(sandbox, stateFile) : false;
  if (!isRestored) sandbox.foundDefaults();
  const url = await app.listen({ host, port });
  process.stdout.write(`${JSON.stringify({ event: 'listening', url })}\n`);
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  if (stateFile) {
    setInterval(() => {
      if (sandbox.isDirty) void save();
    }, SAVE_EVERY_MS).unref();
  }
} catch (error) {
  const isBusy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const reason = isBusy ? `Port ${port} is already in use; set SANDBOX_PORT to a free port.` : String(error);
  process.stderr.write(`The sandbox could not start: ${reason}\n`);
  process.exit(1);
}
