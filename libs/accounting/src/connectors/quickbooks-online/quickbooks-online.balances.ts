import { Money } from '#kernel';
import type { Cursor, RemoteChange } from '../../ports/accounting-connector.js';
import type { BalanceReader, LedgerBalances, LedgerSide, OpenDocument } from '../../ports/balance-reader.js';
import type { Entity } from '../../ports/canonical-documents.js';
import type { ConnectionContext } from '../../ports/connection-context.js';
import { ConnectorError } from '../../ports/connector-error.js';
import type { QuickBooksOnlineClient } from './quickbooks-online.client.js';
import { kindOf, kindsNamed } from './quickbooks-online.entities.js';
import { cursorFrom } from './quickbooks-online.pull.js';
import type { RecordReader } from './quickbooks-online.records.js';
import { columnsOf, dataRows, grandTotal, partyRows, type WireReport } from './quickbooks-online.reports.js';

const SUMMARY = { receivable: 'reportAgedReceivables', payable: 'reportAgedPayables' } as const;
const DETAIL = { receivable: 'reportAgedReceivableDetail', payable: 'reportAgedPayableDetail' } as const;
/** What the reports call the kinds of documents that we mirror, in one language of the interface and the other. */
const KINDS: Readonly<Record<string, Entity>> = {
  invoice: 'invoice',
  facture: 'invoice',
  creditmemo: 'credit',
  notedecrédit: 'credit',
  payment: 'payment',
  paiement: 'payment',
  bill: 'bill',
  facturefournisseur: 'bill',
  billpayment: 'bill-payment',
  paiementdefacture: 'bill-payment',
  vendorcredit: 'vendor-credit',
  créditfournisseur: 'vendor-credit',
};
/** Ids in one query: the address that carries them has a limit. */
const IDS_AT_ONCE = 200;

/** Balances as QuickBooks' own ageing reports add them up, and the records behind them. */
export class QuickBooksOnlineBalances implements BalanceReader {
  constructor(
    private readonly client: QuickBooksOnlineClient,
    private readonly records: RecordReader,
  ) {}

  async balances(context: ConnectionContext, side: LedgerSide, day: string): Promise<LedgerBalances> {
    const report = await this.report(context, SUMMARY[side], day);
    return { total: grandTotal(report), parties: partyRows(report) };
  }

  async openDocuments(context: ConnectionContext, side: LedgerSide, day: string): Promise<OpenDocument[]> {
    const report = await this.report(context, DETAIL[side], day);
    const at = columnsOf(report);
    const place = (...keys: string[]) => keys.map((key) => at.get(key)).find((one) => one !== undefined);
    const [kind, number] = [place('txn_type'), place('doc_num')];
    const [party, open] = [
      place('cust_name', 'vend_name'),
      place('subt_open_bal', 'subt_neg_open_bal', 'open_bal'),
    ];
    const isEmpty = dataRows(report).length === 0;
    if (isEmpty) return [];
    if (kind === undefined || party === undefined || open === undefined) throw notUnderstood(DETAIL[side]);
    return dataRows(report).flatMap((cells) => {
      const amount = cells[open]?.value ?? '';
      if (amount === '') return [];
      const word = cells[kind]?.value ?? '';
      return {
        entity: KINDS[wordOf(word)] ?? null,
        remoteId: cells[kind]?.id ?? '',
        partyId: cells[party]?.id ?? '',
        kind: word,
        number: (number === undefined ? '' : cells[number]?.value) || null,
        amount: Money.of(amount).toString(),
      };
    });
  }

  async count(
    context: ConnectionContext,
    entity: Entity,
  ): Promise<{ count: number; entities: Entity[] } | undefined> {
    const kind = kindOf(entity);
    const count = await this.client.count(context, kind.name, kind.isList);
    if (count === undefined) return undefined;
    return { count, entities: kindsNamed(kind.name).map((one) => one.entity) };
  }

  async readMany(
    context: ConnectionContext,
    entity: Entity,
    remoteIds: readonly string[],
  ): Promise<RemoteChange[]> {
    const kind = kindOf(entity);
    const changes: RemoteChange[] = [];
    for (let from = 0; from < remoteIds.length; from += IDS_AT_ONCE) {
      const { rows } = await this.client.query(context, kind.name, {
        filters: [
          { field: 'Id', operator: 'IN', value: remoteIds.slice(from, from + IDS_AT_ONCE) },
          ...(kind.isList
            ? [{ field: 'Active' as const, operator: 'IN' as const, value: [true, false] }]
            : []),
        ],
      });
      changes.push(...(await this.records.read(context, kind, rows)).changes);
    }
    return changes.filter(({ deleted }) => !deleted);
  }

  pullCursor(since: Date): Cursor {
    return cursorFrom(since.toISOString());
  }

  private async report(context: ConnectionContext, method: string, day: string): Promise<WireReport> {
    return (await this.client.report(context, method, { report_date: day })) as WireReport;
  }
}

/** `Bill Payment (Check)` and `Credit Memo` as one word without what stands in brackets. */
function wordOf(kind: string): string {
  return kind
    .replace(/\(.*?\)/g, '')
    .replace(/\s+/g, '')
    .toLowerCase();
}

function notUnderstood(report: string): ConnectorError {
  return new ConnectorError(
    'validation',
    `QuickBooks' report ${report.slice(6)} has other columns than usual.`,
    {
      fix: 'Try it again later; if it stays, tell whoever runs this installation.',
    },
  );
}
