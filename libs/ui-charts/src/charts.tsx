import type { ReactElement } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { ChartFrame, type ChartProps, COLOURS, drawn } from './chart-frame';

const compact = (locale: string) => {
  const format = new Intl.NumberFormat(locale, { notation: 'compact' });
  return (value: number) => format.format(value);
};

const AXIS = { stroke: 'var(--ink-faint)', tickLine: false, axisLine: false, fontSize: 12 } as const;

/** Figures side by side, or one on the other with `isStacked`. */
export function Bars({ isStacked, locale, ...chart }: ChartProps & { isStacked?: boolean; locale: string }) {
  return (
    <ChartFrame {...chart}>
      <ResponsiveContainer>
        <BarChart
          data={drawn(chart.rows)}
          margin={{ top: 4, right: 0, bottom: 0, left: -12 }}
          accessibilityLayer={false}
        >
          {parts(chart, locale)}
          {chart.series.map(({ id, label, colour }) => (
            <Bar
              key={id}
              dataKey={id}
              name={label}
              fill={COLOURS[colour]}
              stackId={isStacked ? 'all' : undefined}
              radius={isStacked ? 0 : [3, 3, 0, 0]}
              maxBarSize={48}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

/** How figures went over time. */
export function Lines({ locale, ...chart }: ChartProps & { locale: string }) {
  return (
    <ChartFrame {...chart}>
      <ResponsiveContainer>
        <LineChart
          data={drawn(chart.rows)}
          margin={{ top: 4, right: 8, bottom: 0, left: -12 }}
          accessibilityLayer={false}
        >
          {parts(chart, locale)}
          {chart.series.map(({ id, label, colour }) => (
            <Line
              key={id}
              dataKey={id}
              name={label}
              stroke={COLOURS[colour]}
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

/** Grid, axes and the hint at the pointer, alike in every chart. */
function parts({ write }: ChartProps, locale: string): ReactElement[] {
  return [
    <CartesianGrid key="grid" vertical={false} stroke="var(--line)" />,
    <XAxis key="x" dataKey="label" {...AXIS} />,
    <YAxis key="y" width={56} tickFormatter={compact(locale)} {...AXIS} />,
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
