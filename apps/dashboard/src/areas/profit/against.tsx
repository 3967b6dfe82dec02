import { StatePill, useFormat, useMessages } from '#ui';
import { compareAmounts } from '../../app/amounts';
import { messages } from './messages';
import type { Job } from './source';

/** The margin to expect in per cent of the contract, and whether that is what was planned. */
export function Against({ job: { expected, planned } }: { job: Pick<Job, 'expected' | 'planned'> }) {
  const t = useMessages(messages);
  const { quantity } = useFormat();
  const isBelow = planned && compareAmounts(expected.amount, planned.amount) < 0;
  return (
    <span className="tnum inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {expected.percent !== null && t('percent', { value: quantity(expected.percent) })}
      {planned?.percent ? (
        <StatePill meaning={isBelow ? 'blocked' : 'good'}>
          {t('plannedPercent', { percent: quantity(planned.percent) })}
        </StatePill>
      ) : (
        <span className="text-faint text-sm">{t('noBudget')}</span>
      )}
    </span>
  );
}
