import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { LiveEvent } from '#api-client';
import type { MoveFeed } from '#ui-map';
import { useLive, useLiveRefresh } from '../../app/live';
import { useAll } from '../../app/queries';
import { Crew, type Person } from './crew';

const ACTIVE = '/api/v1/dashboard/contractors/active';
/** After these, what somebody is clocked in for has changed. */
const TIMERS: readonly LiveEvent[] = [
  ...(['timeentry:started', 'timeentry:paused', 'timeentry:resumed', 'timeentry:stopped'] as const),
  'contractor:status_changed',
];

export interface CrewNow {
  /** Undefined until they were read for the first time. */
  people: readonly Person[] | undefined;
  error: unknown;
  /** When they were read, in milliseconds. */
  asOf: number;
  retry(): void;
  crew: Crew;
  /** New places as they come. */
  feed: MoveFeed;
}

/** Everybody who is clocked in or in touch, kept true by what is told. Presence fades by itself: read again every minute. */
export function useCrew(): CrewNow {
  const [crew] = useState(() => new Crew());
  const { data, error, dataUpdatedAt: asOf, refetch } = useAll(ACTIVE, undefined, { everySeconds: 60 });
  useEffect(() => {
    if (data) crew.take(data);
  }, [crew, data]);
  useEffect(() => () => crew.stop(), [crew]);
  useLive('contractor:location_updated', (message) => crew.moved(message));
  useLive('contractor:status_changed', (message) => crew.changed(message));
  useLiveRefresh(TIMERS, ACTIVE);
  const people = useSyncExternalStore(crew.subscribe, crew.people);
  const feed = useCallback<MoveFeed>(
    (listener) =>
      crew.onMoves((places) => listener(places.map(({ contractorId: id, ...fix }) => ({ id, fix })))),
    [crew],
  );
  return { people: data && people, error, asOf, retry: () => void refetch(), crew, feed };
}
