import type { ReactNode } from 'react';
import { Tabs, useMessages } from '#ui';
import { useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import type { Person } from './crew';
import { messages } from './messages';
import { PeopleList } from './people-list';
import { type Site, SitesList } from './sites-list';
import { isOpen } from './use-marks';

/** The list beside the map: people, or sites. */
export function Side({
  people,
  sites,
  onPerson,
  onSite,
}: {
  people: readonly Person[] | undefined;
  sites: readonly Site[] | undefined;
  onPerson(person: Person): void;
  onSite(site: Site): void;
}) {
  const t = useMessages(messages);
  const [{ tab = 'people', q, state, where }, change] = useUrlState();
  const settings = useRead('/api/v1/tracking/settings').data;
  const open = sites?.filter(isOpen).length;
  return (
    <Tabs
      isFilling
      value={tab}
      onChange={(next) => change({ tab: next === 'people' ? undefined : next })}
      tabs={[
        {
          id: 'people',
          label: t('people'),
          count: people?.length,
          content: (
            <Flush>
              <PeopleList
                people={people}
                isFiltered={Boolean(q || state || where)}
                isContinuous={settings?.continuous !== false}
                onPick={onPerson}
              />
            </Flush>
          ),
        },
        {
          id: 'sites',
          label: open ? `${t('sites')} · ${t('openSites', { count: open })}` : t('sites'),
          count: sites?.length,
          content: (
            <Flush>
              <SitesList sites={sites} onPick={onSite} />
            </Flush>
          ),
        },
      ]}
    />
  );
}

/** A list reaches the tabs above it. */
const Flush = ({ children }: { children: ReactNode }) => (
  <div className="-mt-4 flex min-h-0 flex-1 flex-col">{children}</div>
);
