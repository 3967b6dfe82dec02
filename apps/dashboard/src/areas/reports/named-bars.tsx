import { useFormat } from '#ui';
import { Bars, type ChartRow, type ChartSeries } from '#ui-charts';

/** Pixels for a bar and what is around it. */
const PER_BAR = 16;
const AROUND = 14;
const AXIS = 36;

/** Bars beside names: amounts where there is a currency, quantities otherwise. */
export default function NamedBars({
  currency,
  isStacked,
  ...chart
}: {
  label: string;
  rows: readonly ChartRow[];
  series: readonly ChartSeries[];
  currency?: string;
  isStacked?: boolean;
}) {
  const { locale, amount, quantity } = useFormat();
  const bars = isStacked ? 1 : chart.series.length;
  return (
    <Bars
      {...chart}
      isSideways
      isStacked={isStacked}
      locale={locale}
      height={chart.rows.length * (bars * PER_BAR + AROUND) + AXIS}
      write={(value) => (currency ? amount(value, currency) : quantity(value))}
    />
  );
}
