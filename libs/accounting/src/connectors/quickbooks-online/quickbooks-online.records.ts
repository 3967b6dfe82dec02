import { DomainError } from '#kernel';
import { mapInTurns } from '#platform';
import type { RemoteChange, UnreadableRecord } from '../../ports/accounting-connector.js';
import type { ConnectionContext } from '../../ports/connection-context.js';
import { ConnectorError } from '../../ports/connector-error.js';
import { referenceOf } from './mappers/marks.js';
import type { QuickBooksOnlineClient } from './quickbooks-online.client.js';
import type { EntityKind } from './quickbooks-online.entities.js';
import { isObject } from './quickbooks-online.transport.js';
import type { Ref, WireEntity } from './quickbooks-online.wire.js';

const WITH_CURRENCY = new Set([
  'account',
  'customer',
  'vendor',
  'estimate',
  'purchase-order',
  'invoice',
  'bill',
  'credit',
  'vendor-credit',
  'refund-receipt',
  'refund',
  'payment',
  'credit-use',
  'bill-payment',
  'vendor-credit-use',
]);

/** Rows of the wire as the port has them. */
export interface ReadRows {
  changes: RemoteChange[];
  unreadable: UnreadableRecord[];
}

/** Reads rows of the wire as changes of the port. What is not mirrored is left out. */
export class RecordReader {
  constructor(private readonly client: QuickBooksOnlineClient) {}

  /** One row that cannot be read is told beside the others. */
  async read(context: ConnectionContext, kind: EntityKind, rows: readonly WireEntity[]): Promise<ReadRows> {
    const homeCurrency = await this.homeCurrencyFor(context, kind, rows);
    const unreadable: UnreadableRecord[] = [];
    const changes = await mapInTurns(rows, (row) => {
      try {
        return changeOf(kind, row, homeCurrency);
      } catch (error) {
        unreadable.push(unreadableOf(kind, row, error));
        return undefined;
      }
    });
    return { changes: changes.filter((change) => change !== undefined), unreadable };
  }

  /** Throws `ConnectorError('validation')` when the row cannot be read. */
  async changeOf(
    context: ConnectionContext,
    kind: EntityKind,
    row: WireEntity,
  ): Promise<RemoteChange | undefined> {
    const { changes, unreadable } = await this.read(context, kind, [row]);
    for (const { remoteId, reason } of unreadable)
      throw new ConnectorError(
        'validation',
        `${kind.name} ${remoteId} of QuickBooks cannot be read: ${reason}`,
      );
    return changes[0];
  }

  /** The company's only currency is asked for where records leave it out; then one more call a page. */
  private async homeCurrencyFor(
    context: ConnectionContext,
    kind: EntityKind,
    rows: readonly (WireEntity & { CurrencyRef?: Ref })[],
  ): Promise<string> {
    const isMissing = (row: WireEntity & { CurrencyRef?: Ref }) =>
      row.status !== 'Deleted' && !row.CurrencyRef?.value;
    if (!WITH_CURRENCY.has(kind.entity) || !rows.some(isMissing)) return '';
    return currencyOf(await this.client.preferences(context)) ?? 'CAD';
  }
}

export function currencyOf(preferences: Record<string, unknown>): string | undefined {
  const currency = isObject(preferences.CurrencyPrefs) ? preferences.CurrencyPrefs.HomeCurrency : undefined;
  return isObject(currency) && typeof currency.value === 'string' ? currency.value : undefined;
}

function changeOf(kind: EntityKind, row: WireEntity, homeCurrency: string): RemoteChange | undefined {
  if (!row.Id) return undefined;
  const head = {
    entity: kind.entity,
    remoteId: row.Id,
    remoteUpdatedAt: instantOf(row.MetaData?.LastUpdatedTime),
  };
  const gone = { ...head, remoteVersion: null, deleted: true, document: null };
  if (row.status === 'Deleted') return gone;
  const document = kind.mapper.toCanonical(row, { homeCurrency });
  const own = kind.isMarked && { ownReference: referenceOf(row) };
  if (document) return { ...head, remoteVersion: row.SyncToken ?? null, deleted: false, document, ...own };
  // An object that is there for another entity may have held this one before.
  return kind.reading === 'beside' ? gone : undefined;
}

/** What is wrong with a row, in words: what it lacks, a number or date that cannot be, or a form that the vendor does not describe. */
function unreadableOf(
  { entity }: EntityKind,
  row: WireEntity & { DocNumber?: unknown; DisplayName?: unknown; Name?: unknown },
  error: unknown,
): UnreadableRecord {
  const label = [row.DocNumber, row.DisplayName, row.Name].find(
    (one) => typeof one === 'string' && one !== '',
  );
  const isTold = error instanceof DomainError || error instanceof ConnectorError;
  return {
    ...{ entity, remoteId: String(row.Id), label: (label as string | undefined) ?? null },
    reason: isTold ? error.message : 'it is not formed as QuickBooks describes such records.',
  };
}

export function instantOf(stamp: string | undefined): string | null {
  const at = Date.parse(stamp ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
