import { Link } from '#ui';
import { ChartFrame, type ChartProps, type ChartRow, type ChartSeries, COLOURS } from './chart-frame';
import { ticksOf } from './ticks';

/** A few upright bars without the library that draws: for a page that is opened before all others. */
export function Columns({ locale, ...chart }: ChartProps & { locale: string }) {
  const ticks = ticksOf(chart.rows.flatMap(({ values }) => Object.values(values).map(Number)));
  const [least = 0, most = 1] = [ticks[0], ticks.at(-1)];
  const share = (figure: number) => `${(figure / (most - least)) * 100}%`;
  const format = new Intl.NumberFormat(locale, { notation: 'compact' });
  return (
    <ChartFrame {...chart} foot={<Labels {...chart} />}>
      <div className="flex h-full flex-col pb-2 text-faint">
        <div className="relative mt-2 min-h-0 flex-1">
          {ticks.map((tick) => (
            <div
              key={tick}
              className="absolute inset-x-0 flex h-0 items-center"
              style={{ bottom: share(tick - least) }}
            >
              <span className="tnum w-11 shrink-0 pr-2 text-right">{format.format(tick)}</span>
              <span className="h-px flex-1 bg-line" />
            </div>
          ))}
          <div className="absolute inset-y-0 right-0 left-11 flex">
            {chart.rows.map((row) => (
              <Column key={row.label} {...chart} row={row} least={least} share={share} />
            ))}
          </div>
        </div>
      </div>
    </ChartFrame>
  );
}

/** What stands below each column; where its documents are to be seen, it leads to them. */
function Labels({ rows, series, write }: ChartProps) {
  const figures = ({ values }: ChartRow) => series.map(({ id }) => write(values[id] ?? '0')).join(', ');
  return (
    <div className="flex pl-11 text-faint text-xs">
      {rows.map((row) =>
        row.to ? (
          <Link
            key={row.label}
            to={row.to}
            aria-label={`${row.label}: ${figures(row)}`}
            className="min-h-6 min-w-0 flex-1 truncate rounded-sm text-center underline decoration-line-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11"
          >
            {row.label}
          </Link>
        ) : (
          <span key={row.label} aria-hidden className="min-w-0 flex-1 truncate text-center">
            {row.label}
          </span>
        ),
      )}
    </div>
  );
}

interface ColumnProps extends Pick<ChartProps, 'series' | 'write'> {
  row: ChartRow;
  least: number;
  share(figure: number): string;
}

/** What belongs to one label, and what it is exactly while the pointer is there. */
function Column({ row, series, write, least, share }: ColumnProps) {
  const figureOf = ({ id }: ChartSeries) => Number(row.values[id] ?? 0);
  return (
    <div className="group relative flex flex-1 justify-center gap-1 px-1">
      {row.to && <Link to={row.to} tabIndex={-1} className="absolute inset-0 z-10" />}
      {series.map((one) => (
        <span key={one.id} className="relative w-full max-w-12">
          <span
            className="absolute inset-x-0 rounded-t-[3px]"
            style={{
              bottom: share(Math.min(0, figureOf(one)) - least),
              height: share(Math.abs(figureOf(one))),
              background: COLOURS[one.colour],
            }}
          />
        </span>
      ))}
      <div className="pointer-events-none absolute top-0 left-1/2 z-10 hidden -translate-x-1/2 whitespace-nowrap rounded-md border border-line bg-raised px-2.5 py-1.5 text-ink text-sm shadow-lift group-hover:block">
        <p className="font-medium">{row.label}</p>
        {series.map((one) => (
          <p key={one.id}>
            {one.label}: <span className="tnum">{write(row.values[one.id] ?? '0')}</span>
          </p>
        ))}
      </div>
    </div>
  );
}
