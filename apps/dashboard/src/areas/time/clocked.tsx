import { formatClock } from '#ui';
import { useMinute, useSecond } from '../../app/clock';
import type { Entry } from './decisions';
import { hoursText } from './hours';
import { clockSeconds, countedMinutes, type Worked, workedSeconds } from './week';

interface WorkedHoursProps {
  of: Worked;
  /** When the sums were read, in milliseconds. */
  readAt: number;
  /** For a cell: where there is room it shows that it counts on. */
  withSeconds?: boolean;
}

/** Hours of a day, a week or several people; they count on while a clock runs. */
export function WorkedHours(props: WorkedHoursProps) {
  return props.of.running > 0 ? <Counting {...props} /> : hoursText(countedMinutes(props.of));
}

function Counting({ of, readAt, withSeconds = false }: WorkedHoursProps) {
  return formatClock(workedSeconds(of, readAt, useSecond()), withSeconds && of.ticking > 0);
}

/** Hours of one entry; those of a running clock tick, and those of one on a break stand still. */
export function EntryHours({ entry }: { entry: Entry }) {
  if (entry.status === 'running') return <Ticking entry={entry} />;
  if (entry.status === 'on_break') return <Standing entry={entry} />;
  return hoursText(entry.minutes);
}

function Ticking({ entry }: { entry: Entry }) {
  return formatClock(clockSeconds(entry, useSecond()));
}

function Standing({ entry }: { entry: Entry }) {
  return formatClock(clockSeconds(entry, useMinute()), false);
}
