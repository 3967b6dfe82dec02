import type { ReactNode } from 'react';

/** Something a chart shows: a label and one figure for each series. Figures are drawn as numbers and written as text. */
export interface ChartRow {
  label: string;
  /** Decimal text by series. */
  values: Readonly<Record<string, string>>;
  /** Where its documents are. */
  to?: string;
}

export interface ChartSeries {
  id: string;
  label: string;
  colour: 'accent' | 'good' | 'attention' | 'blocked' | 'info' | 'none';
}

export interface ChartProps {
  /** What the chart is about, for those who do not see it. */
  label: string;
  rows: readonly ChartRow[];
  series: readonly ChartSeries[];
  /** Writes a figure, with its unit. */
  write(value: string): string;
  height?: number;
}

export const COLOURS: Record<ChartSeries['colour'], string> = {
  accent: 'var(--accent)',
  good: 'var(--good)',
  attention: 'var(--attention)',
  blocked: 'var(--blocked)',
  info: 'var(--info)',
  none: 'var(--ink-faint)',
};

/** The rows as the drawing library wants them. */
export const drawn = (rows: readonly ChartRow[]) =>
  rows.map(({ label, values }) => ({
    label,
    ...Object.fromEntries(Object.entries(values).map(([id, value]) => [id, Number(value)])),
  }));

/**
 * The drawing, which a screen reader skips and the keyboard never enters (`accessibilityLayer` is off), what stands below it for both, and the same figures
 * as a table, which it reads.
 */
export function ChartFrame({
  label,
  rows,
  series,
  write,
  height = 220,
  foot,
  children,
}: ChartProps & { children: ReactNode; foot?: ReactNode }) {
  return (
    <figure aria-label={label}>
      <div aria-hidden style={{ height }} className="w-full text-xs">
        {children}
      </div>
      {foot}
      {series.length > 1 && (
        <ul aria-hidden className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-soft text-sm">
          {series.map((one) => (
            <li key={one.id} className="flex items-center gap-1.5">
              <span className="size-2.5 rounded-sm" style={{ background: COLOURS[one.colour] }} />
              {one.label}
            </li>
          ))}
        </ul>
      )}
      {/* A table takes the width of its words whatever it is told; what is around it cuts. */}
      <div className="sr-only">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <td />
              {series.map((one) => (
                <th key={one.id} scope="col">
                  {one.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                {series.map(({ id }) => (
                  <td key={id}>{write(row.values[id] ?? '0')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
