import { extname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { guarded } from './formula-guard.js';
import type { WrittenTable } from './table.js';

/** What the writing thread is told first. */
export interface WrittenSheet {
  name: string;
  headers: string[];
  /** In characters. */
  widths: number[];
}

const WIDEST = 60;
/** Rows handed over in one turn of the event loop: copying them takes about a millisecond. */
const ROWS_AT_ONCE = 500;
const HEAP_MEGABYTES = 1024;
/** The source under test, its compiled form in production: Node runs both. */
const WORKER = new URL(`./xlsx-write.worker${extname(new URL(import.meta.url).pathname)}`, import.meta.url);

/**
 * An Excel file with one sheet: bold headings that stay in sight and texts as they are, so that no number is rounded
 * and no date is turned round. Texts that would run as formulas when somebody edits them are disarmed. It is made in a
 * thread of its own, which gets the rows in portions: however long the table, other requests go on.
 */
export async function writeXlsx(table: WrittenTable): Promise<Buffer> {
  const sheet: WrittenSheet = {
    name: sheetName(table.name),
    headers: table.headers.map(guarded),
    widths: widthsOf(table),
  };
  const worker = new Worker(WORKER, {
    workerData: sheet,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    execArgv: ['--no-warnings'],
  });
  try {
    const file = writtenBy(worker);
    await Promise.race([file, handOver(worker, table.rows)]);
    return await file;
  } finally {
    await worker.terminate();
  }
}

function writtenBy(worker: Worker): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    worker.once('message', (file: Uint8Array) =>
      resolve(Buffer.from(file.buffer, file.byteOffset, file.length)),
    );
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The Excel file was not finished.')));
  });
}

async function handOver(worker: Worker, rows: WrittenTable['rows']): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const portion = rows.slice(from, from + ROWS_AT_ONCE);
    worker.postMessage(portion.map((row) => row.map((cell) => cell && guarded(cell))));
    await nextTurn();
  }
  // No more rows.
  worker.postMessage(null);
}

/** By the headings and the first rows: what comes later may be cut off on the screen, but not in the file. */
function widthsOf({ headers, rows }: WrittenTable): number[] {
  const seen = rows.slice(0, 200);
  return headers.map((header, index) =>
    Math.min(WIDEST, 2 + Math.max(header.length, ...seen.map((row) => row[index]?.length ?? 0))),
  );
}

/** Excel allows 31 characters, and some not at all. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .slice(0, 31)
      .trim() || 'Sheet'
  );
}
