import { useQuery } from '@tanstack/react-query';
import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { api, got } from '#api-client';
import { Button, Problem, refusalOf, SkeletonLines, useFormat, useMessages } from '#ui';
import { messages } from './messages';
import { clockAt } from './week';

/** One look is one read: nothing that happens elsewhere may read it again in her name, nor is it kept for later. */
function useLook(id: string, isAsked: boolean) {
  return useQuery({
    queryKey: ['places of a time entry', id],
    queryFn: ({ signal }) =>
      got(api.GET('/api/v1/time-entries/{id}/locations', { params: { path: { id } }, signal })),
    enabled: isAsked,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Where the punches happened: only when somebody asks, for looking is written down. */
export function Places({ id, zone }: { id: string; zone: string | null }) {
  const t = useMessages(messages);
  const { locale, zone: home } = useFormat();
  const [isAsked, setAsked] = useState(false);
  const { data, error } = useLook(id, isAsked);
  if (!isAsked) {
    return (
      <p className="flex flex-wrap items-center gap-2">
        <Button size="small" icon={MapPin} onClick={() => setAsked(true)}>
          {t('places')}
        </Button>
        <span className="text-faint text-sm">{t('placesHint')}</span>
      </p>
    );
  }
  if (error) return <Problem problem={refusalOf(error)} isInline />;
  if (!data) return <SkeletonLines count={2} />;
  if (data.items.length === 0) return <p className="text-soft text-sm">{t('noPlaces')}</p>;
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {data.items.map(({ id: punchId, kind, at, latitude, longitude, accuracyMeters }) => (
        <li key={punchId} className="flex flex-wrap justify-between gap-x-3 px-3 py-1.5 text-sm">
          <span className="text-soft">
            {t(kind)} <span className="tnum">{clockAt(at, zone ?? home, locale)}</span>
          </span>
          <span className="tnum">
            {latitude.toFixed(5)}, {longitude.toFixed(5)}{' '}
            <span className="text-faint">{t('accuracy', { metres: Math.round(accuracyMeters) })}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
