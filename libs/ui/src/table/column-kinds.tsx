import type { ReactNode } from 'react';
import { Day, Money, Nothing } from '../format/values';
import type { Column } from './columns';

type More<Row> = Partial<Omit<Column<Row>, 'id' | 'header'>>;

/** A column of plain text: what is shown is what is exported and sorted by. */
export function textColumn<Row>(
  id: string,
  header: string,
  textOf: (row: Row) => string | null | undefined,
  more: More<Row> = {},
): Column<Row> {
  const text = (row: Row) => textOf(row) ?? '';
  return { id, header, cell: (row): ReactNode => text(row) || <Nothing />, text, sortBy: text, ...more };
}

/** A column of days; rows without one stand last. */
export function dayColumn<Row>(
  id: string,
  header: string,
  dayOf: (row: Row) => string | null | undefined,
  more: More<Row> = {},
): Column<Row> {
  return {
    id,
    header,
    width: 130,
    cell: (row) => <Day value={dayOf(row)} />,
    text: (row) => dayOf(row) ?? '',
    sortBy: (row) => dayOf(row) ?? '9999',
    ...more,
  };
}

/** A column of amounts with their currency, which an export writes beside them. `isStrong` for the one that counts most. */
export function moneyColumn<Row extends { currency: string }>(
  id: string,
  header: string,
  amountOf: (row: Row) => string | null,
  { isStrong, ...more }: More<Row> & { isStrong?: boolean } = {},
): Column<Row> {
  return {
    id,
    header,
    width: 140,
    align: 'end',
    cell: (row) => <Money amount={amountOf(row)} currency={row.currency} strong={isStrong} />,
    text: (row) => amountOf(row) ?? '',
    sortBy: (row) => Number(amountOf(row) ?? 0),
    currencyOf: ({ currency }) => currency,
    ...more,
  };
}
