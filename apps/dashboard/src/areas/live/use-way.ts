import { useEffect, useMemo, useState } from 'react';
import type { Trail } from '#ui-map';
import { useMay } from '../../app/me';
import { useRead } from '../../app/queries';
import type { Crew, Person } from './crew';
import { type Step, wayOf } from './way';

/** Where somebody went. */
export interface Way {
  trail: Trail;
  /** Undefined while it is read, and for whoever may not see it. */
  recorded: number | undefined;
  isCut: boolean;
  error: unknown;
  retry(): void;
}

const NOWHERE: Trail = [];
const LONGEST_MS = 6 * 86_400_000;

/** The way of whoever is selected since she clocked in: read once, for it is written down who reads it, then followed live. */
export function useWay(person: Person | undefined, crew: Crew): Way {
  const id = person?.contractorId;
  const isOff = !useMay('trails.read') || !person?.timer;
  const startedAt = person?.timer?.startedAt;
  const from = startedAt && Date.now() - Date.parse(startedAt) < LONGEST_MS ? startedAt : undefined;
  const path = '/api/v1/tracking/contractors/{id}/trail';
  const { data, error, refetch, isPlaceholderData } = useRead(path, { from }, { id: id ?? '', isOff });
  const tail = useTail(id, crew);
  const read = isOff || isPlaceholderData ? undefined : data;
  const way = useMemo(() => read && wayOf(read, tail), [read, tail]);
  return {
    trail: way?.trail ?? NOWHERE,
    recorded: way?.recorded,
    isCut: read?.isCut ?? false,
    error: isOff ? null : error,
    retry: () => void refetch(),
  };
}

/** The places that came since somebody was selected. */
function useTail(id: string | undefined, crew: Crew): readonly Step[] {
  const [tail, setTail] = useState<readonly Step[]>([]);
  useEffect(() => {
    setTail([]);
    return crew.onMoves((places) => {
      const own = places.filter(({ contractorId }) => contractorId === id);
      if (own.length > 0) setTail((before) => [...before, ...own]);
    });
  }, [id, crew]);
  return tail;
}
