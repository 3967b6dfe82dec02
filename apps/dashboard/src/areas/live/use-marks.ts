import { useMemo } from 'react';
import { useMessages } from '#ui';
import type { MapPerson, MapSite } from '#ui-map';
import { useMinute } from '../../app/clock';
import { useLiveRefresh } from '../../app/live';
import { useAll } from '../../app/queries';
import type { Person } from './crew';
import { messages } from './messages';
import { ageOf } from './person-words';
import type { Site } from './sites-list';

const FENCES = '/api/v1/tracking/geofences';

/** Sites for the list, those first to which nobody goes, and for the map. */
export function useSites(): { all: readonly Site[] | undefined; marks: readonly MapSite[] } {
  const { data } = useAll(FENCES, undefined, { everySeconds: 300 });
  useLiveRefresh(['workorder:changed'], FENCES);
  return useMemo(() => {
    const all = data?.items.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
    const marks = (all ?? []).map<MapSite>((site) => ({
      ...{ id: site.workOrderId, label: site.title, radiusMeters: site.radiusMeters },
      ...{ latitude: site.latitude, longitude: site.longitude, isOpen: isOpen(site) },
    }));
    return { all, marks };
  }, [data]);
}

export const isOpen = ({ contractorIds }: Site): boolean => contractorIds.length === 0;

/** The people as the map draws them. Whoever is selected stays on it whatever the filters say. */
export function useMarks(shown: readonly Person[], selected: Person | undefined): readonly MapPerson[] {
  const t = useMessages(messages);
  const now = useMinute();
  return useMemo(() => {
    const all = selected && !shown.includes(selected) ? [...shown, selected] : shown;
    return all.flatMap<MapPerson>(({ contractorId: id, name, presence: state, position }) =>
      position ? [{ id, name, state, fix: position, note: ageOf(position.at, now, t) }] : [],
    );
  }, [shown, selected, now, t]);
}
