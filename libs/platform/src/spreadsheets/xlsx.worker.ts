import { parentPort, workerData } from 'node:worker_threads';
import { Decimal } from 'decimal.js';
import { zipSync } from 'fflate';
// The form that starts no threads of its own, which would know nothing of this one's limits.
import { readSheet } from 'read-excel-file/universal';
import yauzl from 'yauzl';
import type { TableLimits } from './table.js';
import type { WorkerAnswer } from './xlsx-reader.js';

/** Runs in a thread of its own and imports no module of ours at run time, so that the source runs as it is. */
const { content, limits } = workerData as { content: Uint8Array; limits: TableLimits };

const NEEDED = /^(xl\/.*\.(xml|rels)|_rels\/.*|\[Content_Types\]\.xml)$/;
const MOST_ENTRIES = 2_000;
/** A spreadsheet carries 15 digits; what it writes beyond them is how a binary fraction looks in decimal. */
const DIGITS = 15;

class TooLarge extends Error {}

/** Every entry that matters, its bytes counted as they come out and not as the archive says. */
async function unpack(archive: Buffer): Promise<Record<string, Uint8Array>> {
  const zip = await yauzl.fromBufferPromise(archive, { lazyEntries: true, validateEntrySizes: true });
  const entries: Record<string, Uint8Array> = {};
  let count = 0;
  let size = 0;
  for await (const entry of zip.eachEntry()) {
    if (++count > MOST_ENTRIES) throw new TooLarge();
    if (!NEEDED.test(entry.fileName)) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      size += (chunk as Buffer).length;
      if (size > limits.inflatedBytes) throw new TooLarge();
      chunks.push(chunk as Buffer);
    }
    entries[entry.fileName] = Buffer.concat(chunks);
  }
  return entries;
}

/**
 * The entries in an archive of our own making, so that the parser sees exactly what was counted: two readers may
 * disagree on what a strange archive holds.
 */
function repack(entries: Record<string, Uint8Array>): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = zipSync(entries, { level: 0 });
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}

/** The number as its cell shows it, without an exponent. */
function decimalText(text: string): string {
  const decimal = new Decimal(text);
  return /^-?\d+(\.\d+)?$/.test(text) && decimal.precision() <= DIGITS
    ? text
    : decimal.toSignificantDigits(DIGITS).toFixed();
}

/** A cell with a date has no zone: its day and time are those of the sheet. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (!(cell instanceof Date)) return String(cell);
  const text = cell.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

async function read(): Promise<WorkerAnswer> {
  try {
    const archive = repack(await unpack(Buffer.from(content)));
    const rows = await readSheet(archive, 1, { trim: false, parseNumber: decimalText });
    return { cells: rows.map((row) => row.map(textOf)) };
  } catch (error) {
    if (error instanceof TooLarge) return { refusal: 'too-large' };
    return { refusal: 'unreadable', detail: (error as Error).message.slice(0, 200) };
  }
}

parentPort?.postMessage(await read());
