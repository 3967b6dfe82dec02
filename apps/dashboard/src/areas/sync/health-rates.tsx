import { Card, classes, type Meaning, Nothing, SimpleTable, useFormat, useMessages } from '#ui';
import type { Health, Rate } from './health-actions';
import { healthMessages } from './health-messages';
import { meaningOf } from './health-tiles';
import { useNames } from './names';

const BARS: Record<Meaning, string> = {
  good: '[&::-moz-progress-bar]:bg-good [&::-webkit-progress-value]:bg-good',
  attention: '[&::-moz-progress-bar]:bg-attention [&::-webkit-progress-value]:bg-attention',
  blocked: '[&::-moz-progress-bar]:bg-blocked [&::-webkit-progress-value]:bg-blocked',
  info: '',
  none: '',
};

type Rates = Pick<Health['entities'][number], 'day' | 'week' | 'month'>;

/** The share of tries that went through, for each kind of record and span of time. */
export function HealthRates({ health: { entities, rates } }: { health: Health }) {
  const t = useMessages(healthMessages);
  const names = useNames();
  const cells = (name: string, { day, week, month }: Rates) => [
    name,
    <RateBar key="day" name={`${name}, ${t('day')}`} rate={day} />,
    <RateBar key="week" name={`${name}, ${t('week')}`} rate={week} />,
    <RateBar key="month" name={`${name}, ${t('month')}`} rate={month} />,
    <Retries key="retries" rate={month} />,
  ];
  return (
    <Card title={t('rates')} isFlush>
      {entities.length === 0 ? (
        <p className="p-4 text-soft">{t('noRates')}</p>
      ) : (
        <>
          <SimpleTable
            label={t('rates')}
            isFlush
            figuresFrom={4}
            head={[t('kind'), t('day'), t('week'), t('month'), t('retries')]}
            rows={[
              ...entities.map((one) => ({ id: one.entity, cells: cells(names.entity(one.entity), one) })),
              ...(entities.length > 1 ? [{ id: 'all', cells: cells(t('all'), rates), isTotal: true }] : []),
            ]}
          />
          <p className="px-4 py-2 text-faint text-sm">{t('ratesNote')}</p>
        </>
      )}
    </Card>
  );
}

function RateBar({ name, rate: { successPercent, tries } }: { name: string; rate: Rate }) {
  const t = useMessages(healthMessages);
  const { quantity } = useFormat();
  if (successPercent === null) return <Nothing />;
  return (
    <span className="tnum block min-w-28">
      <span className="flex items-baseline justify-between gap-2">
        <span className="font-medium">{quantity(successPercent)} %</span>
        <span className="text-faint text-xs">{t('triesOf', { count: tries })}</span>
      </span>
      <progress
        className={classes(
          'mt-1 block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-webkit-progress-bar]:bg-sunken',
          BARS[meaningOf(successPercent)],
        )}
        aria-label={name}
        value={Number(successPercent)}
        max={100}
      />
    </span>
  );
}

function Retries({ rate: { retries, retriesConfirmed } }: { rate: Rate }) {
  const { quantity } = useFormat();
  if (retries === 0) return <Nothing />;
  return `${quantity(String(retriesConfirmed))} / ${quantity(String(retries))}`;
}
