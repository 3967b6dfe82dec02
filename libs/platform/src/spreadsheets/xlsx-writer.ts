import { extname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { guarded } from './formula-guard.js';
import type { GrowingTable, WrittenTable } from './table.js';

/** What the writing thread is told first. */
export interface WrittenSheet {
  name: string;
  headers: string[];
  /** In characters. */
  widths: number[];
  /** Columns of numbers. */
  numbers: readonly number[];
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
export function writeXlsx({ rows, ...table }: WrittenTable): Promise<Buffer> {
  return written(table, widthsOf(table.headers, rows), portionsOf(rows));
}

/** The same of rows that are handed over while they are still being read. */
export async function writeGrowingXlsx({ rows, ...table }: GrowingTable): Promise<Buffer> {
  const portions = rows[Symbol.asyncIterator]();
  const first = await portions.next();
  const begun = first.done ? [] : first.value;
  return written(table, widthsOf(table.headers, begun), from(begun, portions));
}

async function written(
  { name, headers, numbers = [] }: Omit<GrowingTable, 'rows'>,
  widths: number[],
  portions: AsyncIterable<(string | null)[][]>,
): Promise<Buffer> {
  const sheet: WrittenSheet = { name: sheetName(name), headers: headers.map(guarded), widths, numbers };
  const worker = new Worker(WORKER, {
    workerData: sheet,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    execArgv: ['--no-warnings'],
  });
  try {
    const file = writtenBy(worker);
    await Promise.race([file, handOver(worker, portions)]);
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

async function* portionsOf(rows: WrittenTable['rows']): AsyncGenerator<(string | null)[][]> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) yield rows.slice(at, at + ROWS_AT_ONCE);
}

async function* from<Portion>(first: Portion, rest: AsyncIterator<Portion>): AsyncGenerator<Portion> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function handOver(worker: Worker, portions: AsyncIterable<(string | null)[][]>): Promise<void> {
  for await (const portion of portions) {
    worker.postMessage(portion.map((row) => row.map((cell) => cell && guarded(cell))));
    await nextTurn();
  }
  // No more rows.
  worker.postMessage(null);
}

/** By the headings and the first rows: what comes later may be cut off on the screen, but not in the file. */
function widthsOf(headers: readonly string[], rows: WrittenTable['rows']): number[] {
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
