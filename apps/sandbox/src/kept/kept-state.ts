import { existsSync } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Sandbox } from '../sandbox.js';
import { Journal } from './journal.js';
import { type Line, linesOf } from './lines.js';
import { isOldSnapshot, recordsOfOldSnapshot } from './old-snapshot.js';
import { applyRecord, type KeptRecord, recordsOf } from './records.js';

/** Files that cannot be gone on from, and what to do about it. */
export class StateError extends Error {}

const CHUNK = 1 << 18;
const MEGABYTE = 1 << 20;
/** A snapshot costs as much as the books are large, so a large one is worth a longer journal. */
const JOURNAL_LIMIT = 8 * MEGABYTE;

/**
 * The state of a sandbox on disk: a snapshot (FILE) and the journals since (FILE.journal.N). A snapshot names the first journal that it does
 * not hold; it is begun by beginning that journal, so the books may go on while it is written.
 */
export class KeptState {
  readonly journal: Journal;
  private number = 0;
  private length = 0;
  private isFound = false;
  private snapshotBytes = 0;
  private saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly sandbox: Sandbox,
    private readonly file: string,
    onTrouble: (error: unknown) => void = () => undefined,
  ) {
    this.journal = new Journal(sandbox, onTrouble);
  }

  /** Reads what there is. True when there was something to go on from. */
  async load(): Promise<boolean> {
    const first = existsSync(this.file) ? await this.loadSnapshot() : 0;
    const numbers = (await this.journals()).filter((number) => number >= first);
    this.number = first;
    for (const [at, number] of numbers.entries()) {
      if (number !== first + at) throw this.missing(this.journalFile(first + at), this.journalFile(number));
      await this.replay(number, at === numbers.length - 1);
      this.number = number;
    }
    return this.isFound;
  }

  /** From here on every change is written down. */
  begin(): void {
    this.sandbox.record(this.journal);
  }

  /** Opens the journal: not before it is certain that no other sandbox uses it. */
  open(): void {
    this.journal.open(this.journalFile(this.number), this.length);
  }

  get wantsSnapshot(): boolean {
    return this.journal.holdsRecipes || this.journal.bytes > Math.max(JOURNAL_LIMIT, this.snapshotBytes / 2);
  }

  /** Writes everything beside the file and then renames, so that a crash leaves the old snapshot and its journals whole. */
  save(): Promise<void> {
    // One at a time: two would write into the same file.
    this.saving = this.saving.catch(() => undefined).then(() => this.writeSnapshot());
    return this.saving;
  }

  private async writeSnapshot(): Promise<void> {
    this.journal.flush();
    const { holdsRecipes } = this.journal;
    this.journal.open(this.journalFile(this.number + 1), 0);
    this.number++;
    this.journal.holdsRecipes = false;
    try {
      await this.writeFile();
    } catch (error) {
      this.journal.holdsRecipes ||= holdsRecipes;
      throw error;
    }
    for (const number of await this.journals())
      if (number < this.number) await rm(this.journalFile(number), { force: true });
  }

  private async writeFile(): Promise<void> {
    const handle = await open(`${this.file}.new`, 'w', 0o600);
    try {
      this.snapshotBytes = await writeRecords(handle, this.number, recordsOf(this.sandbox));
    } finally {
      await handle.close();
    }
    await rename(`${this.file}.new`, this.file);
  }

  /** The number of the first journal that the snapshot does not hold. */
  private async loadSnapshot(): Promise<number> {
    this.isFound = true;
    let journal: number | undefined;
    let isWhole = false;
    for await (const line of linesOf(this.file)) {
      this.snapshotBytes = line.end;
      const value = this.parsed(this.file, line);
      if (line.number === 1 && isOldSnapshot(value)) {
        for (const record of recordsOfOldSnapshot(value)) this.apply(this.file, line, record);
        return 0;
      }
      if (line.number === 1) journal = journalOf(value);
      else if (Array.isArray(value) && value[0] === 'end') isWhole = true;
      else this.apply(this.file, line, value as KeptRecord);
    }
    if (journal === undefined) throw this.broken(this.file, 'it does not begin as a snapshot does');
    if (!isWhole) throw this.broken(this.file, 'its end is missing');
    return journal;
  }

  private async replay(number: number, isLast: boolean): Promise<void> {
    const file = this.journalFile(number);
    this.length = 0;
    for await (const line of linesOf(file)) {
      // Nobody was told of what a kill tore.
      if (!line.isWhole && isLast) return;
      const records = this.parsed(file, line);
      if (!Array.isArray(records)) throw this.broken(file, `line ${line.number} is not a list of changes`);
      for (const record of records) this.apply(file, line, record as KeptRecord);
      this.journal.holdsRecipes ||= records.some(
        (record) => Array.isArray(record) && record[0] === 'founded',
      );
      this.length = line.end;
      this.isFound = true;
    }
  }

  private apply(file: string, line: Line, record: KeptRecord): void {
    try {
      applyRecord(this.sandbox, record);
    } catch (error) {
      throw this.broken(file, `line ${line.number} cannot be applied (${String(error)})`);
    }
  }

  private parsed(file: string, line: Line): unknown {
    try {
      return JSON.parse(line.text);
    } catch {
      throw this.broken(file, `line ${line.number} is not JSON`);
    }
  }

  private broken(file: string, why: string): StateError {
    return new StateError(`${file} cannot be read: ${why}. ${this.remedy()}`);
  }

  private missing(file: string, next: string): StateError {
    return new StateError(`${file} is missing although ${next} goes on from it. ${this.remedy()}`);
  }

  private remedy(): string {
    return (
      `Put ${this.file} and all of ${this.file}.journal.* back from a copy, or move them all away: ` +
      'then the sandbox begins with fresh books, and whoever was connected to it connects again.'
    );
  }

  private journalFile(number: number): string {
    return `${this.file}.journal.${number}`;
  }

  private async journals(): Promise<number[]> {
    const prefix = `${basename(this.file)}.journal.`;
    const names = await readdir(dirname(this.file)).catch(() => []);
    return names
      .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
      .map((name) => Number(name.slice(prefix.length)))
      .sort((one, other) => one - other);
  }
}

function journalOf(value: unknown): number | undefined {
  const header = value as { version?: unknown; journal?: unknown } | null;
  return header?.version === 2 && typeof header.journal === 'number' ? header.journal : undefined;
}

/** Piece by piece: a million documents are longer than a string can be, and requests are answered in between. */
async function writeRecords(
  handle: FileHandle,
  journal: number,
  records: Iterable<KeptRecord>,
): Promise<number> {
  let [text, bytes] = [`${JSON.stringify({ version: 2, journal })}\n`, 0];
  const write = async () => {
    const chunk = Buffer.from(text);
    text = '';
    await handle.writeFile(chunk);
    bytes += chunk.length;
  };
  for (const record of records) {
    text += `${JSON.stringify(record)}\n`;
    if (text.length > CHUNK) await write();
  }
  text += '["end"]\n';
  await write();
  return bytes;
}
