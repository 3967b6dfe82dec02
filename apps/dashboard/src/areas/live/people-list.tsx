import { MapPinOff, UserSearch } from 'lucide-react';
import { EmptyState, SkeletonLines, StatePill, useMessages } from '#ui';
import { PRESENCE_MEANINGS, presenceMessages } from '../../app/states';
import type { Person } from './crew';
import { messages } from './messages';
import { TimerClock, whereOf, workOf } from './person-words';
import { PickList } from './pick-list';

/** Everybody whom the filters leave; the same people as on the map, for eyes, ears and keys. */
export function PeopleList({
  people,
  isFiltered,
  isContinuous,
  onPick,
}: {
  people: readonly Person[] | undefined;
  isFiltered: boolean;
  /** Places come all the time, and not only when somebody clocks in and out. */
  isContinuous: boolean;
  onPick(person: Person): void;
}) {
  const t = useMessages(messages);
  const presence = useMessages(presenceMessages);
  if (!people) {
    return (
      <div className="space-y-5 p-4">
        {[1, 2, 3, 4].map((one) => (
          <SkeletonLines key={one} count={2} />
        ))}
      </div>
    );
  }
  if (people.length === 0) {
    return (
      <EmptyState
        icon={isFiltered ? UserSearch : MapPinOff}
        title={t(isFiltered ? 'noneTitle' : 'emptyTitle')}
      >
        {t(isFiltered ? 'none' : 'empty')}
      </EmptyState>
    );
  }
  return (
    <>
      <PickList label={t('people')} rows={people} idOf={({ contractorId }) => contractorId} onPick={onPick}>
        {(person) => (
          <>
            <span className="flex w-full items-center justify-between gap-2">
              <span className="min-w-0 truncate font-medium">{person.name}</span>
              <StatePill meaning={PRESENCE_MEANINGS[person.presence]}>{presence(person.presence)}</StatePill>
            </span>
            <span className="flex w-full items-baseline justify-between gap-2 text-soft text-sm">
              <span className="min-w-0 truncate">
                {person.timer ? workOf(person.timer, t) : whereOf(person, t)}
              </span>
              {person.timer && (
                <span className="shrink-0">
                  <TimerClock timer={person.timer} />
                </span>
              )}
            </span>
          </>
        )}
      </PickList>
      {!isContinuous && (
        <p className="border-line border-t px-3 py-2 text-faint text-sm">{t('settingOff')}</p>
      )}
    </>
  );
}
