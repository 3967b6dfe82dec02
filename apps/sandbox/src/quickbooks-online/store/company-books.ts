import type { Answer } from '../../answer.js';
import { applyWrite, type WriteOptions } from '../entities/write.js';
import type { Change, Operation, Tombstone } from './change-log.js';
import { type Body, type Doc, isBody, text } from './doc.js';
import { EntityTable } from './entity-table.js';
import { RecordedMap } from './recorded-map.js';
import type { BooksRecorder } from './recorder.js';
import { Sequences } from './sequences.js';
import { stamp, wholeSeconds } from './wire-time.js';

export type { Body, Doc } from './doc.js';

export interface CompanyIdentity {
  readonly realmId: string;
  readonly name: string;
  /** The sandbox's clock: tests move it. */
  readonly now?: () => Date;
}

/**
 * The books of one company. Reading is by entity name as the vendor spells it ("Invoice", "PurchaseOrder"). There are two
 * ways in: `seed` stores a finished document as it is; `create`, `update`, `remove` and `voidDoc` go through the rules
 * of the service (validation, totals, tax, posting) and tell the listeners.
 */
export class CompanyBooks {
  readonly realmId: string;
  readonly name: string;
  private readonly clock: () => Date;
  private readonly tables = new Map<string, EntityTable>();
  private readonly graves = new Map<string, Tombstone[]>();
  private readonly buriedIds = new Set<string>();
  private readonly listeners: ((change: Change) => void)[] = [];
  readonly sequences = new Sequences();
  /** First answers by `requestid`: the service replays them, even after the entity is gone. */
  readonly answers = new RecordedMap<Answer>((id) => this.recordAnswer(id));
  /** Contents of uploaded files by Attachable id. */
  readonly files = new RecordedMap<Buffer>((id) =>
    this.recorder?.({ kind: 'file', realmId: this.realmId, id, content: this.files.get(id) }),
  );
  /** Writes down what changes, when the books are kept on disk. */
  recorder: BooksRecorder | undefined;

  constructor(identity: CompanyIdentity) {
    this.realmId = identity.realmId;
    this.name = identity.name;
    this.clock = identity.now ?? (() => new Date());
  }

  now(): Date {
    return this.clock();
  }

  get(entity: string, id: string): Doc | undefined {
    return this.tables.get(entity)?.get(id);
  }

  /** Live documents in insertion order. */
  list(entity: string): Iterable<Doc> {
    return this.table(entity).list();
  }

  count(entity: string): number {
    return this.tables.get(entity)?.size ?? 0;
  }

  entities(): string[] {
    return [...this.tables.keys()].filter((entity) => this.count(entity) > 0);
  }

  table(entity: string): EntityTable {
    let table = this.tables.get(entity);
    if (!table) {
      table = new EntityTable((id) => this.recordDocument(entity, id));
      this.tables.set(entity, table);
    }
    return table;
  }

  /** Deleted documents of one entity, in order of deletion. */
  tombstones(entity: string): readonly Tombstone[] {
    return this.graves.get(entity) ?? [];
  }

  /** Entities that something was deleted of. */
  buried(): string[] {
    return [...this.graves.keys()];
  }

  bury(entity: string, tombstone: Tombstone): void {
    const key = `${entity} ${tombstone.id}`;
    if (this.buriedIds.has(key)) return;
    this.buriedIds.add(key);
    const graves = this.graves.get(entity) ?? [];
    graves.push(tombstone);
    this.graves.set(entity, graves);
    this.recorder?.({ kind: 'grave', realmId: this.realmId, entity, tombstone });
  }

  /**
   * Stores a complete document without rules, postings or events: the generator's way. The same object is kept, so do
   * not change it afterwards. Assigns Id, SyncToken "0", `domain`, `sparse` and MetaData when absent.
   */
  seed(entity: string, doc: Body, at: Date): Doc {
    const id = typeof doc.Id === 'string' ? doc.Id : this.sequences.next(entity);
    this.sequences.reserve(entity, id);
    const moment = this.notAfterNow(at);
    const time = stamp(moment);
    doc.domain ??= 'QBO';
    doc.sparse ??= false;
    doc.Id = id;
    doc.SyncToken ??= '0';
    const created = isBody(doc.MetaData) ? text(doc.MetaData.CreateTime) : undefined;
    doc.MetaData = { CreateTime: created ?? time, LastUpdatedTime: time };
    const stored = doc as Doc;
    this.table(entity).put(stored, wholeSeconds(moment.getTime()));
    return stored;
  }

  /** Creates through every rule of the service. Throws a QboFault. */
  create(entity: string, body: Body, at?: Date, options: WriteOptions = {}): Doc {
    return applyWrite(this, { kind: 'create', entity, body, at: this.notAfterNow(at), options });
  }

  /** Full update, or a merge when the body says `sparse: true`. Throws a QboFault (5010 when the SyncToken is stale). */
  update(entity: string, body: Body, at?: Date, options: WriteOptions = {}): Doc {
    return applyWrite(this, { kind: 'update', entity, body, at: this.notAfterNow(at), options });
  }

  /** Deletes a transaction; answers the document that is gone. */
  remove(entity: string, body: Body, at?: Date): Doc {
    return applyWrite(this, { kind: 'delete', entity, body, at: this.notAfterNow(at), options: {} });
  }

  /** Voids a transaction: it stays, with every amount at zero. */
  voidDoc(entity: string, body: Body, at?: Date): Doc {
    return applyWrite(this, { kind: 'void', entity, body, at: this.notAfterNow(at), options: {} });
  }

  /** Replaces a document as a side effect of another one: next SyncToken, new time, an event. */
  touch(
    entity: string,
    id: string,
    change: (doc: Doc) => Doc,
    at: Date,
    operation: Operation = 'Update',
  ): Doc | undefined {
    const before = this.get(entity, id);
    if (!before) return undefined;
    const after = change(before);
    const next: Doc = {
      ...after,
      SyncToken: String(Number(before.SyncToken) + 1),
      MetaData: { ...before.MetaData, LastUpdatedTime: stamp(at) },
    };
    this.table(entity).put(next, wholeSeconds(at.getTime()));
    this.tell(entity, id, operation, at);
    return next;
  }

  /** Changes fields that the service derives (a customer's balance): no new SyncToken, no event. */
  adjust(entity: string, id: string, fields: Body): void {
    const doc = this.get(entity, id);
    if (!doc) return;
    Object.assign(doc, fields);
    this.recordDocument(entity, id);
  }

  /** Nothing was changed in the future: a client would read it again and again. */
  private notAfterNow(at: Date | undefined): Date {
    const now = this.now();
    return at === undefined || at > now ? now : at;
  }

  private recordDocument(entity: string, id: string): void {
    this.recorder?.({ kind: 'document', realmId: this.realmId, entity, id });
  }

  private recordAnswer(id: string): void {
    const answer = this.answers.get(id);
    if (answer) this.recorder?.({ kind: 'answer', realmId: this.realmId, id, answer });
  }

  onChange(listener: (change: Change) => void): void {
    this.listeners.push(listener);
  }

  tell(entity: string, id: string, operation: Operation, at: Date): void {
    for (const listener of this.listeners) listener({ realmId: this.realmId, entity, id, operation, at });
  }
}
