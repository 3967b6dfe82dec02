import { CalendarDays, type LucideIcon, Tablet } from 'lucide-react';
import { buttonClasses, Link, useMessages } from '#ui';
import { calendarMessages } from './calendar-messages';

const VIEWS: readonly [view: 'calendar' | 'floor', icon: LucideIcon][] = [
  ['calendar', CalendarDays],
  ['floor', Tablet],
];

/** The other ways to look at the work. */
export function JobViews() {
  const t = useMessages(calendarMessages);
  return VIEWS.map(([view, Icon]) => (
    <Link key={view} to={view === 'calendar' ? '/jobs/calendar' : '/jobs/floor'} className={buttonClasses()}>
      <Icon className="size-4" aria-hidden />
      {t(view)}
    </Link>
  ));
}
