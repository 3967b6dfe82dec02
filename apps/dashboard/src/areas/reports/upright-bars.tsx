import { useFormat } from '#ui';
import { Bars, type ChartRow, type ChartSeries } from '#ui-charts';

/** Bars in an order that means something: ages, days. */
export default function UprightBars({
  currency,
  ...chart
}: {
  label: string;
  rows: readonly ChartRow[];
  series: readonly ChartSeries[];
  currency?: string;
  isStacked?: boolean;
}) {
  const { locale, amount, quantity } = useFormat();
  return (
    <Bars
      {...chart}
      locale={locale}
      height={220}
      write={(value) => (currency ? amount(value, currency) : quantity(value))}
    />
  );
}
