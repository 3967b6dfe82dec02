import { Day, Money, TextLink, useMessages } from '#ui';
import { daysBetween } from '../../app/days';
import { useRead } from '../../app/queries';
import { useToday } from '../../app/today';
import { messages } from './messages';
import { Panel } from './panel';
import { jobsOf } from './reads';

const SHOWN = 8;

/** Jobs that are past their due day, the longest first. */
export function LateJobs() {
  const t = useMessages(messages);
  const today = useToday();
  const read = useRead(...jobsOf({ late: true }));
  const { data } = read;
  const jobs = (data?.items ?? []).toSorted((a, b) => (a.dueDate ?? '').localeCompare(b.dueDate ?? ''));
  return (
    <Panel
      title={t('late')}
      note={jobs.length > 0 && t(data?.nextCursor ? 'atLeast' : 'exactly', { count: jobs.length })}
      all={{ to: '/jobs?late=yes', label: t('allJobs') }}
      read={read}
      empty={jobs.length === 0 && t('noLateJobs')}
    >
      <ul className="-my-2 divide-y divide-line">
        {jobs.slice(0, SHOWN).map(({ id, number, name, customerName, dueDate, contractAmount, currency }) => (
          <li key={id} className="flex items-baseline justify-between gap-3 py-2">
            <span className="min-w-0">
              <TextLink to={`/jobs/${id}`} className="block truncate">
                {name}
              </TextLink>
              <span className="block truncate text-faint text-sm">
                {[number, customerName].filter(Boolean).join(' · ')}
              </span>
            </span>
            <span className="shrink-0 text-right text-sm">
              <span className="block font-medium text-blocked">
                {t('daysLate', { count: daysBetween(dueDate ?? today, today) })}
              </span>
              <span className="block text-faint">
                <Day value={dueDate} /> · <Money amount={contractAmount} currency={currency} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
