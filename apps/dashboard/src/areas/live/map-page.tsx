import { Group } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { FilterBar, IconButton, Page, Problem, refusalOf, StatePill, useMessages, useShortcuts } from '#ui';
import { LiveMap, type LiveMapHandle } from '#ui-map';
import { useMinute } from '../../app/clock';
import { useRead } from '../../app/queries';
import { Stale } from '../../app/stale';
import { PRESENCE_MEANINGS, presenceMessages } from '../../app/states';
import { useUrlState } from '../../app/url-state';
import type { Person } from './crew';
import { filtered, PLACES, STATES, viewOf, viewText } from './filters';
import { LiveHeader } from './live-header';
import { messages } from './messages';
import { PersonPanel } from './person-panel';
import { ageOf } from './person-words';
import { Side } from './side';
import { useCrew } from './use-crew';
import { useMarks, useSites } from './use-marks';
import { useWay } from './use-way';

const NOBODY: readonly Person[] = [];

/** Who is where right now: map and list side by side. */
export default function MapPage() {
  const t = useMessages(messages);
  const [values, change] = useUrlState();
  const { people, error, asOf, retry, crew, feed } = useCrew();
  const shown = useMemo(() => people && filtered(people, values), [people, values]);
  const sites = useSites();
  const tiles = useRead('/api/v1/client-settings').data?.mapTiles;
  const map = useRef<LiveMapHandle>(null);
  const selected = people?.find(({ contractorId }) => contractorId === values.person);
  const way = useWay(selected, crew);
  const marks = useMarks(shown ?? NOBODY, selected);
  const close = () => change({ person: undefined });
  useShortcuts([
    ...(values.person ? [{ keys: 'Escape', label: t('close'), run: close }] : []),
    { keys: 'V', label: t('switchTab'), run: () => change({ tab: values.tab ? undefined : 'sites' }) },
  ]);
  if (error && !people) return <Problem problem={refusalOf(error)} onRetry={retry} />;
  const pick = ({ contractorId, position }: Person) => {
    change({ person: contractorId }, 'push');
    if (position) map.current?.show(position);
  };
  const atWork = people?.filter(({ timer }) => timer !== null).length;
  return (
    <Page isFilling>
      <LiveHeader view="map" count={atWork !== undefined && t('count', { count: atWork })} />
      <Stale read={{ data: people, error, dataUpdatedAt: asOf, refetch: retry }} />
      <MapFilters />
      <div className="flex min-h-0 flex-1 flex-col gap-3 lg:flex-row-reverse">
        <div className="min-h-52 flex-1 overflow-hidden rounded-lg border border-line">
          <LiveMap
            ref={map}
            label={t('mapLabel', { count: marks.length })}
            people={marks}
            feed={feed}
            sites={sites.marks}
            trail={way.trail}
            selectedId={selected?.contractorId}
            callout={selected && <Callout person={selected} />}
            isGrouped={values.groups !== 'off'}
            view={viewOf(values.at)}
            onView={(view) => change({ at: viewText(view) })}
            onPerson={(id) => change({ person: id }, 'push')}
            onSite={() => change({ tab: 'sites', person: undefined })}
            tiles={tiles}
          />
        </div>
        <aside className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-lg border border-line bg-surface lg:w-88 lg:flex-none">
          {selected ? (
            <PersonPanel person={selected} way={way} onClose={close} />
          ) : (
            <Side
              people={shown}
              sites={sites.all}
              onPerson={pick}
              onSite={(site) => map.current?.show(site, SITE_ZOOM)}
            />
          )}
        </aside>
      </div>
    </Page>
  );
}

/** So near, a fence of 150 metres can be seen. */
const SITE_ZOOM = 15;

function MapFilters() {
  const t = useMessages(messages);
  const presence = useMessages(presenceMessages);
  const [values, change] = useUrlState();
  const isGrouped = values.groups !== 'off';
  return (
    <FilterBar
      values={values}
      onChange={change}
      searchLabel={t('search')}
      filters={[
        { name: 'state', label: t('state'), choices: STATES.map((one) => [one, presence(one)] as const) },
        { name: 'where', label: t('where'), choices: PLACES.map((one) => [one, t(one)] as const) },
      ]}
    >
      <IconButton
        icon={Group}
        label={t('groups')}
        aria-pressed={isGrouped}
        isActive={isGrouped}
        onClick={() => change({ groups: isGrouped ? 'off' : undefined })}
      />
    </FilterBar>
  );
}

/** Stands above the marker of whoever is selected: below it sites have their names. */
function Callout({ person: { name, presence, position } }: { person: Person }) {
  const t = useMessages(messages);
  const state = useMessages(presenceMessages);
  const age = ageOf(position?.at ?? '', useMinute(), t);
  return (
    <div className="-translate-x-1/2 -translate-y-full -mt-6 flex w-max max-w-56 flex-col items-center gap-0.5 rounded-md border border-line bg-raised px-2 py-1 text-sm shadow-lift">
      <span className="max-w-full truncate font-medium">{name}</span>
      <span className="flex items-center gap-1.5">
        <StatePill meaning={PRESENCE_MEANINGS[presence]}>{state(presence)}</StatePill>
        {age && <span className="text-faint text-xs">{age}</span>}
      </span>
    </div>
  );
}
