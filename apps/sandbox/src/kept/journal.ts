import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { BooksChange } from '../quickbooks-online/store/recorder.js';
import type { Sandbox } from '../sandbox.js';
import type { KeptRecord } from './records.js';

/**
 * Every change since the last snapshot, appended before its answer leaves: all of one request is one line and one write, so a kill leaves
 * all of it or nothing. It is not forced to the disk: what a process has written outlives the process, and only a power cut could lose it.
 */
export class Journal {
  private fd: number | undefined;
  private size = 0;
  private pieces: string[] = [];
  private readonly documents = new Map<string, readonly [realm: string, entity: string, id: string]>();
  private isDue = false;
  /** A founded company is told by its recipe; the next version of the sandbox may cook it differently. */
  holdsRecipes = false;

  constructor(
    private readonly sandbox: Sandbox,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  get bytes(): number {
    return this.size;
  }

  /** Goes on after the first `length` bytes of that file; what follows them was torn by a kill. */
  open(file: string, length: number): void {
    const fd = openSync(file, 'a', 0o600);
    ftruncateSync(fd, length);
    if (this.fd !== undefined) closeSync(this.fd);
    this.fd = fd;
    this.size = length;
    this.flush();
  }

  /** A document is written as it is when the request is done, however often the request touched it. */
  changed(change: BooksChange): void {
    if (change.kind === 'document') {
      const { realmId, entity, id } = change;
      this.documents.set(`${realmId} ${entity} ${id}`, [realmId, entity, id]);
      this.soon();
    } else if (change.kind === 'grave') this.note(['grave', change.realmId, change.entity, change.tombstone]);
    else if (change.kind === 'answer') this.note(['answer', change.realmId, change.id, change.answer]);
    else this.note(['file', change.realmId, change.id, change.content?.toString('base64') ?? null]);
  }

  note(record: KeptRecord): void {
    // A company that is founded, removed or reset takes the documents before it with it.
    this.takeDocuments();
    if (record[0] === 'founded') this.holdsRecipes = true;
    this.pieces.push(JSON.stringify(record));
    this.soon();
  }

  /** Called before an answer leaves. Without a change it does nothing. */
  flush(): void {
    if (this.fd === undefined) return;
    this.takeDocuments();
    if (this.pieces.length === 0) return;
    const line = Buffer.from(`[${this.pieces.join(',')}]\n`);
    try {
      for (let at = 0; at < line.length; ) at += writeSync(this.fd, line, at);
      this.size += line.length;
      this.pieces = [];
    } catch (error) {
      // Half a line in the middle of the file would make all that follows unreadable.
      ftruncateSync(this.fd, this.size);
      this.onTrouble(error);
    }
  }

  close(): void {
    this.flush();
    if (this.fd !== undefined) closeSync(this.fd);
    this.fd = undefined;
  }

  private takeDocuments(): void {
    for (const [realm, entity, id] of this.documents.values()) {
      const doc = this.sandbox.companies.get(realm)?.get(entity, id);
      this.pieces.push(JSON.stringify(doc ? ['doc', realm, entity, doc] : ['gone', realm, entity, id]));
    }
    this.documents.clear();
  }

  /** For changes that no request makes. */
  private soon(): void {
    if (this.isDue) return;
    this.isDue = true;
    setImmediate(() => {
      this.isDue = false;
      this.flush();
    });
  }
}
