import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Api } from '../demo/api.mjs';
import { until } from '../demo/until.mjs';
import { HEAP_LIMIT } from '../heap-limit.mjs';
import { inData, root, START } from './paths.mjs';

const PRELOAD = new URL('./leave-with-parent.mjs', import.meta.url).href;
const SEED = fileURLToPath(new URL('../seed.mjs', import.meta.url));
const OWNER = 'owner@cascade.example';
const FIRST_SYNC_SECONDS = 120;
/** In the data folder: the story is there, and no later start looks for it. */
const TOLD = 'story-told';

/**
 * Fills the demo's organization with a month of work on the first start, after its first sync: what the story makes is
 * then in both sets of books. In a process of its own, so that the API starts as fast as without. Answers what to tell,
 * or undefined when there was nothing to do; never throws, because a start without a story is still a start.
 * @param {{ port: number, password: string, settings: NodeJS.ProcessEnv, onChild: (child: import('node:child_process').ChildProcess) => void }} stack
 */
export async function tellOnFirstStart({ port, password, settings, onChild }) {
  if (existsSync(inData(TOLD))) return undefined;
  try {
    await firstSyncEnded(await Api.signIn(`http://127.0.0.1:${port}`, OWNER, password));
    const { code, output } = await seed(settings, onChild);
    if (code !== 0) throw new Error(output.trim());
    if (output.includes('"story":"torn"'))
      return `The demo's story was interrupted once and is not whole; "${START} --reset" begins anew.`;
    writeFileSync(inData(TOLD), '');
    return 'A month of Cascade Ridge Mechanical is told: jobs, time, orders, invoices. docs/guides/try-it.md leads through it.';
  } catch (error) {
    return `The demo's story was not told: ${error.message} Everything else works.`;
  }
}

/** Without any link there is nothing to wait for. */
function firstSyncEnded(owner) {
  const ends = async () => {
    const { items } = await owner.get('/integrations');
    const runs = await Promise.all(items.map(({ id }) => owner.get(`/integrations/${id}/runs`)));
    const isOver = (run) => run.status !== 'queued' && run.status !== 'running';
    return runs.every(({ items: [last] }) => last === undefined || isOver(last)) || undefined;
  };
  return until('the first sync to end', ends, FIRST_SYNC_SECONDS);
}

function seed(settings, onChild) {
  const child = spawn(process.execPath, ['--import', PRELOAD, SEED, '--built'], {
    cwd: root,
    env: { ...settings, ROLE: 'api', NODE_OPTIONS: HEAP_LIMIT },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onChild(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += data;
    });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
