import type { PushOperation, PushReceipt, RemoteChange, Taken } from '../../ports/accounting-connector.js';
import type { CanonicalDocument, CanonicalOrder } from '../../ports/canonical-documents.js';
import type { ConnectionContext } from '../../ports/connection-context.js';
import { ConnectorError } from '../../ports/connector-error.js';
import type { Writing } from './mappers/mapper.js';
import { markOf, referenceOf } from './mappers/marks.js';
import { accountFor } from './quickbooks-online.accounts.js';
import { contains, updateBody, withoutCleared } from './quickbooks-online.body.js';
import { isGone, type QuickBooksOnlineClient } from './quickbooks-online.client.js';
import { type EntityKind, kindOf } from './quickbooks-online.entities.js';
import { filtersFor } from './quickbooks-online.pull.js';
import type { RecordReader } from './quickbooks-online.records.js';
import type { WireEntity } from './quickbooks-online.wire.js';

/** Everything a record of ours that shares a customer or vendor and a day can be among. */
const MAX_CANDIDATES = 500;
const VOIDABLE = new Set(['invoice', 'payment']);
/** What the client cannot void is deleted: the vendor's own log keeps it. */
const DELETED_INSTEAD = new Set([
  'time-activity',
  'credit',
  'vendor-credit',
  'refund',
  'credit-use',
  'bill-payment',
  'vendor-credit-use',
  'stock-adjustment',
]);

/** Writes single records, and finds out whether a write whose answer was lost took effect. */
export class Pusher {
  constructor(
    private readonly client: QuickBooksOnlineClient,
    private readonly records: RecordReader,
  ) {}

  async push(context: ConnectionContext, operation: PushOperation): Promise<PushReceipt> {
    const kind = writable(operation);
    if (operation.operation === 'create') {
      const body = bodyOf(kind, operation.document, await this.writing(context, kind, operation));
      return this.write(context, kind, operation, 'create', withoutCleared(body));
    }
    if (operation.operation === 'update') return this.update(context, kind, operation, operation.document);
    return operation.operation === 'void'
      ? this.void(context, kind, operation)
      : this.delete(context, kind, operation);
  }

  /**
   * A record that can only be ours: it is found by its key and has our mark, or says everything that we wrote where we
   * leave none. Of several with the mark the others are copies that somebody made there.
   */
  async find(
    context: ConnectionContext,
    operation: PushOperation,
    taken: Taken = async () => new Set(),
  ): Promise<RemoteChange | undefined> {
    const kind = writable(operation);
    if (operation.operation !== 'create') return this.findEffect(context, kind, operation);
    const all = await this.candidates(context, kind, operation);
    const others = await taken(all.map(({ Id }) => String(Id)));
    const candidates = all.filter(({ Id }) => !others.has(String(Id)));
    const found = kind.isMarked
      ? candidates
          .filter((row) => markOf(operation.localId).endsWith(referenceOf(row) ?? '-'))
          .sort((one, other) => Number(one.Id) - Number(other.Id))[0]
      : await this.same(context, kind, operation, candidates);
    return found && this.records.changeOf(context, kind, found);
  }

  private async same(
    context: ConnectionContext,
    kind: EntityKind,
    operation: PushOperation,
    candidates: readonly WireEntity[],
  ): Promise<WireEntity | undefined> {
    if (candidates.length === 0) return undefined;
    const { InvStartDate: _day, ...body } = withoutCleared(
      bodyOf(kind, operation.document, await this.writing(context, kind, operation)),
    ) as WireEntity & { InvStartDate?: string };
    return candidates.findLast((row) => contains(row, body));
  }

  private async candidates(
    context: ConnectionContext,
    kind: EntityKind,
    { document }: PushOperation,
  ): Promise<WireEntity[]> {
    const { rows } = await this.client.query(context, kind.name, {
      filters: [...(kind.keyOf?.(document) ?? []), ...filtersFor(kind, null)],
      orderBy: 'MetaData.LastUpdatedTime',
      maxResults: MAX_CANDIDATES,
    });
    return rows;
  }

  /** An update took effect when the record moved on and says what we wanted; a deletion when it is gone. */
  private async findEffect(
    context: ConnectionContext,
    kind: EntityKind,
    operation: PushOperation,
  ): Promise<RemoteChange | undefined> {
    const remoteId = idOf(operation);
    const there = await this.client.read(context, kind.name, remoteId);
    if (!there) {
      const gone = { entity: kind.entity, remoteId, remoteVersion: null, remoteUpdatedAt: null };
      return operation.operation === 'update' ? undefined : { ...gone, deleted: true, document: null };
    }
    if (there.SyncToken === operation.expectedVersion) return undefined;
    const change = await this.records.changeOf(context, kind, there);
    return change && (await this.isDone(context, kind, operation, there, change)) ? change : undefined;
  }

  private async isDone(
    context: ConnectionContext,
    kind: EntityKind,
    operation: PushOperation,
    there: WireEntity,
    { document }: RemoteChange,
  ): Promise<boolean> {
    if (operation.operation === 'delete') return kind.isList && isInactive(document);
    if (operation.operation === 'void' && DELETED_INSTEAD.has(kind.entity)) return false;
    if (operation.operation === 'void' && VOIDABLE.has(kind.entity)) return isVoid(document);
    const wanted = operation.operation === 'void' ? closed(operation.document) : operation.document;
    return contains(there, bodyOf(kind, wanted, await this.writing(context, kind, operation, there)));
  }

  private async update(
    context: ConnectionContext,
    kind: EntityKind,
    operation: PushOperation,
    document: CanonicalDocument,
  ): Promise<PushReceipt> {
    const existing = await this.current(context, kind, operation);
    const body = bodyOf(kind, document, await this.writing(context, kind, operation, existing));
    if (contains(existing, body)) return this.receipt(context, kind, existing);
    return this.write(context, kind, operation, 'update', updateBody(body, existing, kind.hasSparseUpdate));
  }

  /** Bills cannot be voided; orders are closed instead, and what else cannot be voided is deleted. */
  private async void(
    context: ConnectionContext,
    kind: EntityKind,
    operation: PushOperation,
  ): Promise<PushReceipt> {
    if (VOIDABLE.has(kind.entity)) {
      return this.receipt(context, kind, await this.takeBack(context, kind, operation, 'void'));
    }
    if (kind.entity === 'estimate' || kind.entity === 'purchase-order') {
      return this.update(context, kind, operation, closed(operation.document));
    }
    if (DELETED_INSTEAD.has(kind.entity)) return this.delete(context, kind, operation);
    throw new ConnectorError(
      'validation',
      `QuickBooks cannot void a ${kind.entity}. Delete it, or void it in QuickBooks itself.`,
    );
  }

  private async delete(
    context: ConnectionContext,
    kind: EntityKind,
    operation: PushOperation,
  ): Promise<PushReceipt> {
    if (kind.isList)
      return this.update(context, kind, operation, {
        ...operation.document,
        active: false,
      } as CanonicalDocument);
    await this.takeBack(context, kind, operation, 'delete');
    return { remoteId: idOf(operation), remoteVersion: null, remoteUpdatedAt: null, document: null };
  }

  /** Says nothing but the record's key: what the vendor does not find is the record itself. */
  private async takeBack(
    context: ConnectionContext,
    kind: EntityKind,
    operation: PushOperation,
    how: 'void' | 'delete',
  ): Promise<WireEntity> {
    const body = await this.key(context, kind, operation);
    const requestId = operation.idempotencyKey;
    try {
      return await this.client.write(context, { name: kind.name, operation: how, body, requestId });
    } catch (error) {
      throw isGone(error) ? gone(kind) : error;
    }
  }

  /** The vendor refuses a version that moved on (5010). */
  private async key(
    context: ConnectionContext,
    kind: EntityKind,
    operation: PushOperation,
  ): Promise<WireEntity> {
    const Id = idOf(operation);
    const known = operation.expectedVersion ?? (await this.current(context, kind, operation)).SyncToken;
    return { Id, SyncToken: known };
  }

  private async current(
    context: ConnectionContext,
    kind: EntityKind,
    operation: PushOperation,
  ): Promise<WireEntity> {
    const existing = await this.client.read(context, kind.name, idOf(operation));
    if (!existing) throw gone(kind);
    if (operation.expectedVersion !== undefined && existing.SyncToken !== operation.expectedVersion) {
      throw new ConnectorError('conflict', `Somebody changed this ${kind.entity} in QuickBooks meanwhile.`);
    }
    return existing;
  }

  /** What the mapper must know; one more read where the entity names an account that our record does not have. */
  private async writing(
    context: ConnectionContext,
    kind: EntityKind,
    { localId, document }: PushOperation,
    existing?: WireEntity,
  ): Promise<Writing<WireEntity>> {
    const today = context.clock.now().toISOString().slice(0, 10);
    const wish = existing ? undefined : kind.account?.(document);
    return { existing, localId, today, account: wish && (await accountFor(this.client, context, wish)) };
  }

  private async write(
    context: ConnectionContext,
    kind: EntityKind,
    { idempotencyKey }: PushOperation,
    operation: 'create' | 'update',
    body: WireEntity,
  ): Promise<PushReceipt> {
    const written = await this.client.write(context, {
      name: kind.name,
      operation,
      body,
      requestId: idempotencyKey,
    });
    return this.receipt(context, kind, written);
  }

  private async receipt(context: ConnectionContext, kind: EntityKind, row: WireEntity): Promise<PushReceipt> {
    const change = await this.records.changeOf(context, kind, row);
    return {
      remoteId: String(row.Id),
      remoteVersion: change?.remoteVersion ?? row.SyncToken ?? null,
      remoteUpdatedAt: change?.remoteUpdatedAt ?? null,
      document: change?.document ?? null,
    };
  }
}

function writable({ entity }: PushOperation): EntityKind {
  const kind = kindOf(entity);
  if (!kind.mapper.toWire)
    throw new ConnectorError('validation', `A ${entity} is kept in QuickBooks and only read here.`);
  return kind;
}

function gone({ entity }: EntityKind): ConnectorError {
  return new ConnectorError('not-found', `This ${entity} is no longer in QuickBooks: it was deleted there.`);
}

function idOf({ remoteId, entity }: PushOperation): string {
  if (remoteId === undefined)
    throw new ConnectorError('validation', `The ${entity} to change has no QuickBooks id.`);
  return remoteId;
}

function bodyOf(
  { mapper }: EntityKind,
  document: CanonicalDocument,
  writing: Writing<WireEntity>,
): WireEntity {
  return mapper.toWire?.(document, writing) ?? {};
}

function closed(document: CanonicalDocument): CanonicalOrder {
  const order = document as CanonicalOrder;
  return { ...order, state: order.state === 'rejected' ? 'rejected' : 'closed' };
}

function isInactive(document: CanonicalDocument | null): boolean {
  return document !== null && 'active' in document && !document.active;
}

function isVoid(document: CanonicalDocument | null): boolean {
  return document !== null && 'voided' in document && document.voided;
}
