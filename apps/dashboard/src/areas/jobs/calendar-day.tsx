import { CalendarPlus } from 'lucide-react';
import { Button, Card, useFormat, useMessages } from '#ui';
import { dayText } from '../../app/calendar';
import { useMay } from '../../app/me';
import { JobEntry } from './calendar-job';
import { calendarMessages } from './calendar-messages';
import type { JobRow } from './moves';
import type { DueDates } from './use-due-dates';

/** Everything that is due on the chosen day. */
export function CalendarDay({
  day,
  jobs,
  dates,
  onAdd,
}: {
  day: string;
  jobs: readonly JobRow[];
  dates: DueDates;
  onAdd(): void;
}) {
  const t = useMessages(calendarMessages);
  const { locale } = useFormat();
  const mayWrite = useMay('jobs.write');
  return (
    <Card title={dayText(day, locale)}>
      {jobs.length === 0 && <p className="text-soft">{t('nothingDue')}</p>}
      <ul className="space-y-2">
        {jobs.map((row) => (
          <li key={row.id}>
            <JobEntry row={row} dates={dates} />
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Button icon={CalendarPlus} size="small" className="mt-3" onClick={onAdd}>
          {t('newHere')}
        </Button>
      )}
    </Card>
  );
}
