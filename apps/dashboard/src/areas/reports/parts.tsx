import type { ReactNode } from 'react';
import { type Column, Money, Nothing, TextLink, useFormat, useMessages } from '#ui';
import { compareAmounts } from '../../app/amounts';
import { messages } from './messages';

/** A column of amounts; `cell` where a press opens something. */
export function amountColumn<Row>(
  id: string,
  header: string,
  amountOf: (row: Row) => string,
  more: Partial<Column<Row>> = {},
): Column<Row> {
  return labelled({
    id,
    header,
    width: 115,
    align: 'end',
    cell: (row) => <Money amount={amountOf(row)} />,
    text: amountOf,
    sortBy: (row) => Number(amountOf(row)),
    ...more,
  });
}

/** A column of whole numbers. */
export function countColumn<Row>(
  id: string,
  header: string,
  countOf: (row: Row) => number,
  more: Partial<Column<Row>> = {},
): Column<Row> {
  return labelled({
    id,
    header,
    width: 95,
    align: 'end',
    cell: (row) => <Count value={countOf(row)} />,
    text: (row) => String(countOf(row)),
    sortBy: countOf,
    ...more,
  });
}

/** A column of shares in per cent, which may be of nothing. */
export function percentColumn<Row>(
  id: string,
  header: string,
  percentOf: (row: Row) => string | null,
  more: Partial<Column<Row>> = {},
): Column<Row> {
  return labelled({
    id,
    header,
    width: 90,
    align: 'end',
    cell: (row) => <Percent value={percentOf(row)} />,
    text: (row) => percentOf(row) ?? '',
    sortBy: (row) => Number(percentOf(row) ?? 0),
    ...more,
  });
}

/** On a phone a figure stands without its column's head. */
function labelled<Row>(column: Column<Row>): Column<Row> {
  const { phone, header, cell } = column;
  if (phone !== 'detail') return column;
  return {
    ...column,
    cell: (row) => (
      <>
        <span className="text-faint sm:hidden">{header} </span>
        {cell(row)}
      </>
    ),
  };
}

export function Count({ value }: { value: number }) {
  const { quantity } = useFormat();
  return <span className="tnum">{quantity(String(value))}</span>;
}

/** Below zero it is red, and has its minus. */
export function Percent({ value }: { value: string | null }) {
  const t = useMessages(messages);
  const { quantity } = useFormat();
  if (value === null) return <Nothing />;
  return (
    <span className={`tnum ${value.startsWith('-') ? 'text-blocked' : ''}`}>
      {t('percent', { value: quantity(value) })}
    </span>
  );
}

/** The name of a row that leads to its page, tall enough for a thumb beside the figures below it. */
export function NameLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <TextLink to={to} className="inline-block max-w-full truncate py-px align-middle">
      {children}
    </TextLink>
  );
}

/** A figure that opens the documents it is the sum of; without any it is only a figure. */
export function Opening({ children, onOpen }: { children: ReactNode; onOpen?: () => void }) {
  const t = useMessages(messages);
  if (!onOpen) return <span className="text-faint">{children}</span>;
  return (
    <button
      type="button"
      onClick={onOpen}
      className="min-h-6 max-w-full truncate rounded-sm underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink"
    >
      {children}
      <span className="sr-only"> {t('openDocuments')}</span>
    </button>
  );
}

/** As many bars as can be read. */
export const BARS = 10;

/** The largest first. */
export const largest = <Row,>(rows: readonly Row[] | undefined, amountOf: (row: Row) => string): Row[] =>
  (rows ?? []).toSorted((a, b) => compareAmounts(amountOf(b), amountOf(a))).slice(0, BARS);
