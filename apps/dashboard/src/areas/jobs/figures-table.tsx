import { type SimpleRow, SimpleTable } from '#ui';

export type FiguresRow = SimpleRow;

/** A few rows of figures under a head; the first column says what they are. */
export function FiguresTable(props: { label: string; head: readonly string[]; rows: readonly FiguresRow[] }) {
  return <SimpleTable {...props} figuresFrom={1} />;
}
