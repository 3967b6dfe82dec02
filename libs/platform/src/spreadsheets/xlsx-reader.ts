import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Refusal, refused } from './spreadsheet-errors.js';
import type { TableLimits } from './table.js';

/** What the worker answers: the cells, or why it gave up. */
export type WorkerAnswer = { cells: string[][] } | { refusal: Refusal; detail?: string };

const HEAP_MEGABYTES = 256;
/** The source under test, its compiled form in production: Node runs both. */
const WORKER = new URL(`./xlsx.worker${extname(new URL(import.meta.url).pathname)}`, import.meta.url);

/**
 * The cells of an Excel file's first sheet. A stranger's archive is unpacked and parsed in a thread of its own, with
 * a small heap and a clock: whatever it does, the process goes on.
 */
export function xlsxCells(content: Buffer, limits: TableLimits): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, {
      workerData: { content, limits },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
      execArgv: ['--no-warnings'],
    });
    const giveUp = (reason: Refusal, detail?: string) => {
      clearTimeout(clock);
      reject(refused(reason, limits, detail));
      void worker.terminate();
    };
    const clock = setTimeout(() => giveUp('too-slow'), limits.milliseconds);
    worker.once('message', (answer: WorkerAnswer) => {
      if ('refusal' in answer) return giveUp(answer.refusal, answer.detail);
      clearTimeout(clock);
      resolve(answer.cells);
      void worker.terminate();
    });
    worker.once('error', (error: NodeJS.ErrnoException) =>
      giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'unreadable'),
    );
  });
}
