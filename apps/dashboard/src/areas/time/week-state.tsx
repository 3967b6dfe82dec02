import { StatePill, useMessages } from '#ui';
import { STATE_SIGNS } from './day-cell';
import { hoursText } from './hours';
import { messages } from './messages';
import { type PersonWeek, stateOf } from './week';

/** Where a person's week stands: what waits is said with its hours. */
export function WeekState({ row }: { row: PersonWeek }) {
  const t = useMessages(messages);
  const state = stateOf(row);
  const [icon, meaning] = STATE_SIGNS[state];
  return (
    <StatePill meaning={meaning} icon={icon}>
      {state === 'submitted' ? t('waiting', { hours: hoursText(row.submittedMinutes) }) : t(state)}
    </StatePill>
  );
}
