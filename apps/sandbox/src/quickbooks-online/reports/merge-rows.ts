import type { ColData, Row, SectionRow } from './shape.js';

/** Rows of one place in the report side by side; what one column does not have is empty there. */
export function merged(reports: readonly (readonly Row[])[]): Row[] {
  const order: string[] = [];
  const found = new Map<string, (Row | undefined)[]>();
  // The last column has the rows in their order; an account that only moved in between comes behind.
  for (const at of [reports.length - 1, ...reports.keys()]) {
    for (const row of reports[at] ?? []) {
      const key = keyOf(row);
      const rows = found.get(key) ?? Array.from({ length: reports.length }, () => undefined);
      if (!found.has(key)) order.push(key);
      rows[at] = row;
      found.set(key, rows);
    }
  }
  return order.map((key) => mergedRow(found.get(key) ?? []));
}

function keyOf(row: Row): string {
  if (row.type === 'Data') return `data ${row.ColData[0]?.id ?? ''} ${row.ColData[0]?.value}`;
  return `section ${row.group ?? ''} ${(row.Header ?? row.Summary)?.ColData[0]?.value}`;
}

function mergedRow(rows: readonly (Row | undefined)[]): Row {
  const sample = rows.findLast((row) => row !== undefined) as Row;
  if (sample.type === 'Data')
    return { ...sample, ColData: side(rows.map((row) => (row?.type === 'Data' ? row.ColData : undefined))) };
  const sections = rows.map((row) => (row?.type === 'Section' ? row : undefined));
  const heads = sections.map((section) => section?.Header?.ColData);
  const sums = sections.map((section) => section?.Summary?.ColData);
  const { Header, Rows, Summary, ...rest } = sample;
  const inner = sections.map((section) => section?.Rows?.Row ?? []);
  const merge: Partial<SectionRow> = {
    ...(Header && { Header: { ColData: side(heads) } }),
    ...(Rows && { Rows: { Row: merged(inner) } }),
    ...(Summary && { Summary: { ColData: side(sums) } }),
  };
  return { ...rest, ...merge };
}

/** The label once, then what stands beside it in each report. */
function side(cells: readonly (readonly ColData[] | undefined)[]): ColData[] {
  const first = cells.findLast((each) => each !== undefined)?.[0] ?? { value: '' };
  return [first, ...cells.map((each) => each?.[1] ?? { value: '' })];
}
