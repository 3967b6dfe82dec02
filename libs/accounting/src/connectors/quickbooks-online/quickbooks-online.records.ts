import { DomainError } from '#kernel';
import { mapInTurns } from '#platform';
import type { RemoteChange } from '../../ports/accounting-connector.js';
import type { CanonicalDocument } from '../../ports/canonical-documents.js';
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

/** Reads rows of the wire as changes of the port. What is not mirrored is left out. */
export class RecordReader {
  constructor(private readonly client: QuickBooksOnlineClient) {}

  async changesOf(
    context: ConnectionContext,
    kind: EntityKind,
    rows: readonly WireEntity[],
  ): Promise<RemoteChange[]> {
    const homeCurrency = await this.homeCurrencyFor(context, kind, rows);
    const changes = await mapInTurns(rows, (row) => changeOf(kind, row, homeCurrency));
    return changes.filter((change) => change !== undefined);
  }

  async changeOf(
    context: ConnectionContext,
    kind: EntityKind,
    row: WireEntity,
  ): Promise<RemoteChange | undefined> {
    const [change] = await this.changesOf(context, kind, [row]);
    return change;
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
  const document = readable(kind, row, () => kind.mapper.toCanonical(row, { homeCurrency }));
  const own = kind.isMarked && { ownReference: referenceOf(row) };
  if (document) return { ...head, remoteVersion: row.SyncToken ?? null, deleted: false, document, ...own };
  // An object that is there for another entity may have held this one before.
  return kind.reading === 'beside' ? gone : undefined;
}

/** A number or date that cannot be is refused with the name of the record that holds it. */
function readable(
  { name }: EntityKind,
  { Id }: WireEntity,
  read: () => CanonicalDocument | undefined,
): CanonicalDocument | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new ConnectorError('validation', `${name} ${Id} of QuickBooks cannot be read: ${error.message}`, {
      cause: error,
    });
  }
}

export function instantOf(stamp: string | undefined): string | null {
  const at = Date.parse(stamp ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
