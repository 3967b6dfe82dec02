import { classes, Money, Nothing, useFormat } from '#ui';
import type { Difference } from './reconciliation-actions';

/** What one side says: an amount of money, or how many of a counted item. */
export function DifferenceFigure({
  difference: { kind, currency },
  value,
  strong,
}: {
  difference: Pick<Difference, 'kind' | 'currency'>;
  value: string | null;
  strong?: boolean;
}) {
  const { quantity } = useFormat();
  if (kind !== 'quantity-differs') return <Money amount={value} currency={currency} strong={strong} />;
  if (value === null) return <Nothing />;
  return <span className={classes('tnum', strong && 'font-semibold')}>{quantity(value)}</span>;
}
