import type { ReactElement } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartFrame, type ChartProps, COLOURS, drawn } from './chart-frame';

const compact = (locale: string) => {
  const format = new Intl.NumberFormat(locale, { notation: 'compact' });
  return (value: number) => format.format(value);
};

/** Pixels for names, and how many letters fit into them. */
const NAMES = 144;
const LETTERS = 16;
const cut = (name: string): string =>
  name.length > LETTERS ? `${name.slice(0, LETTERS - 1).trim()}…` : name;

const AXIS = { stroke: 'var(--ink-faint)', tickLine: false, axisLine: false, fontSize: 12 } as const;

interface BarsProps extends ChartProps {
  locale: string;
  isStacked?: boolean;
  /** Bars lie, with their labels at the left: for names. */
  isSideways?: boolean;
}

/** Figures side by side, or one on the other with `isStacked`. */
export function Bars({ isStacked, isSideways, locale, ...chart }: BarsProps) {
  return (
    <ChartFrame {...chart}>
      <ResponsiveContainer>
        <BarChart
          data={drawn(chart.rows)}
          layout={isSideways ? 'vertical' : 'horizontal'}
          margin={{ top: 4, right: isSideways ? 12 : 0, bottom: 0, left: isSideways ? 0 : -12 }}
          accessibilityLayer={false}
        >
          {parts(chart, locale, isSideways)}
          {chart.series.map(({ id, label, colour }) => (
            <Bar
              key={id}
              dataKey={id}
              name={label}
              fill={COLOURS[colour]}
              stackId={isStacked ? 'all' : undefined}
              radius={isStacked ? 0 : isSideways ? [0, 3, 3, 0] : [3, 3, 0, 0]}
              maxBarSize={isSideways ? 14 : 48}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

/** Grid, axes and the hint at the pointer, alike in every chart. */
function parts({ write }: ChartProps, locale: string, isSideways = false): ReactElement[] {
  const names = { dataKey: 'label', ...AXIS };
  const figures = { tickFormatter: compact(locale), allowDecimals: false, ...AXIS };
  return [
    <CartesianGrid key="grid" vertical={isSideways} horizontal={!isSideways} stroke="var(--line)" />,
    isSideways ? <XAxis key="x" type="number" {...figures} /> : <XAxis key="x" {...names} />,
    isSideways ? (
      <YAxis key="y" type="category" width={NAMES} interval={0} tickFormatter={cut} {...names} />
    ) : (
      <YAxis key="y" width={56} {...figures} />
    ),
    <Tooltip
      key="tip"
      cursor={{ fill: 'var(--hover)' }}
      formatter={(value) => write(String(value))}
      contentStyle={{
        background: 'var(--raised)',
        border: '1px solid var(--line)',
        borderRadius: 6,
        color: 'var(--ink)',
        fontSize: 13,
      }}
    />,
  ];
}
