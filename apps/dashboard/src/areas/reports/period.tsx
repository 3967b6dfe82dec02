import { classes, DateRange, INPUT, useMessages } from '#ui';
import { isPeriod, PERIODS, type PeriodName, periodOf } from '../../app/days';
import { useToday } from '../../app/today';
import { useUrlState } from '../../app/url-state';
import { messages } from './messages';

export interface Period {
  name: PeriodName | 'own';
  from: string;
  to: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The days that the page is about, from the address: a name, or two days of one's own. */
export function usePeriod(): Period {
  const [{ period, from, to }] = useUrlState();
  const today = useToday();
  if (period === 'own' && from && to && DAY.test(from) && DAY.test(to)) return { name: 'own', from, to };
  const name = isPeriod(period) ? period : 'month';
  return { name, ...periodOf(name, today) };
}

/** Chooses them. */
export function PeriodChoice() {
  const t = useMessages(messages);
  const [, change] = useUrlState();
  const { name, from, to } = usePeriod();
  const choose = (next: string) =>
    change(next === 'own' ? { period: 'own', from, to } : { period: next, from: undefined, to: undefined });
  return (
    <>
      <Choice
        label={t('period')}
        value={name}
        onChange={choose}
        options={[...PERIODS, 'own' as const].map((one) => [one, t(one)])}
      />
      {name === 'own' && (
        <DateRange
          from={from}
          to={to}
          onChange={(range) => change({ period: 'own', from: range.from ?? from, to: range.to ?? to })}
        />
      )}
    </>
  );
}

/** One of a few, in the bar above a report. */
export function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange(value: string): void;
}) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      className={classes(INPUT, 'h-8! w-auto! max-w-full text-sm pointer-coarse:h-10!')}
    >
      {options.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}
