import { KeptState, StateError } from './kept/kept-state.js';
import { Sandbox } from './sandbox.js';
import { createServer } from './server.js';

const LOOK_EVERY_MS = 3000;
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

const kept = stateFile ? new KeptState(sandbox, stateFile, tellSaveFailed) : undefined;

/** The journal holds everything; a snapshot cuts it, and takes the place of what would have to be made again from a recipe. */
async function save(): Promise<void> {
  if (kept?.wantsSnapshot) await kept.save().catch(tellSaveFailed);
}

function tellSaveFailed(error: unknown): void {
  process.stderr.write(`The sandbox could not save its state: ${String(error)}\n`);
}

async function stop(): Promise<void> {
  await app.close();
  await save();
  kept?.journal.close();
  process.exit(0);
}

function reasonOf(error: unknown): string {
  if (error instanceof StateError) return error.message;
  const isBusy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return isBusy ? `Port ${port} is already in use; set SANDBOX_PORT to a free port.` : String(error);
}

try {
  const isRestored = kept ? await kept.load() : false;
  kept?.begin();
  if (!isRestored) sandbox.foundDefaults();
  const url = await app.listen({ host, port });
  kept?.open();
  process.stdout.write(`${JSON.stringify({ event: 'listening', url })}\n`);
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  setInterval(() => void save(), LOOK_EVERY_MS).unref();
} catch (error) {
  process.stderr.write(`The sandbox could not start: ${reasonOf(error)}\n`);
  process.exit(1);
}
