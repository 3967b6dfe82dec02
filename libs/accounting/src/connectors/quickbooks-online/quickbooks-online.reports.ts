import { Money } from '#kernel';
import type { PartyBalance } from '../../ports/balance-reader.js';

interface WireCell {
  value?: string;
  id?: string;
}

interface WireRow {
  ColData?: WireCell[];
  Header?: { ColData?: WireCell[] };
  Rows?: { Row?: WireRow[] };
  Summary?: { ColData?: WireCell[] };
  group?: string;
}

/** A report of the vendor: rows and sections in each other, amounts as texts, an empty text for nothing. */
export interface WireReport {
  Columns?: { Column?: { MetaData?: { Name?: string; Value?: string }[] }[] };
  Rows?: { Row?: WireRow[] };
}

/** Where each column stands, by its key. */
export function columnsOf(report: WireReport): Map<string, number> {
  const keys = (report.Columns?.Column ?? []).map(
    ({ MetaData = [] }) => MetaData.find(({ Name }) => Name === 'ColKey')?.Value,
  );
  return new Map(keys.flatMap((key, index) => (key === undefined ? [] : [[key, index] as const])));
}

/** The cells of every row that is no head and no sum, however deep it lies. */
export function dataRows(report: WireReport): WireCell[][] {
  return rowsBelow(report.Rows?.Row ?? []).flatMap(({ ColData }) => (ColData ? [ColData] : []));
}

/**
 * What each party has by itself. One with others below it is a section: its own amount stands in the head, and the sum of
 * all of them in the summary, which would count them twice.
 */
export function partyRows(report: WireReport): PartyBalance[] {
  return rowsBelow(report.Rows?.Row ?? []).flatMap(({ ColData, Header }) => {
    const cells = ColData ?? Header?.ColData ?? [];
    const [party] = cells;
    const amount = cells.at(-1)?.value ?? '';
    if (party?.id === undefined || amount === '' || cells.length < 2) return [];
    return { remoteId: party.id, name: party.value ?? '', amount: Money.of(amount).toString() };
  });
}

/** The last line of the report; a company that is owed nothing has none. */
export function grandTotal(report: WireReport): string {
  const grand = (report.Rows?.Row ?? []).find(({ group }) => group === 'GrandTotal');
  const amount = grand?.Summary?.ColData?.at(-1)?.value ?? '';
  return Money.of(amount === '' ? '0' : amount).toString();
}

function rowsBelow(rows: readonly WireRow[]): WireRow[] {
  return rows.flatMap((row) => [row, ...rowsBelow(row.Rows?.Row ?? [])]);
}
