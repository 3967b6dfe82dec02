import { MapPin } from 'lucide-react';
import type { schemas } from '#api-client';
import { EmptyState, SkeletonLines, StatePill, useMessages } from '#ui';
import { messages } from './messages';
import { PickList } from './pick-list';

export type Site = schemas['GeofenceAnswer'];

/** The sites of open visits, those first to which nobody goes. */
export function SitesList({
  sites,
  onPick,
}: {
  sites: readonly Site[] | undefined;
  onPick(site: Site): void;
}) {
  const t = useMessages(messages);
  if (!sites) {
    return (
      <div className="p-4">
        <SkeletonLines count={6} />
      </div>
    );
  }
  if (sites.length === 0) {
    return (
      <EmptyState icon={MapPin} title={t('noSitesTitle')}>
        {t('noSites')}
      </EmptyState>
    );
  }
  return (
    <PickList label={t('sites')} rows={sites} idOf={({ workOrderId }) => workOrderId} onPick={onPick}>
      {({ title, number, contractorIds }) => (
        <>
          <span className="w-full truncate font-medium">{title}</span>
          <span className="flex w-full items-center justify-between gap-2 text-soft text-sm">
            <span className="tnum min-w-0 truncate">{number}</span>
            {contractorIds.length === 0 ? (
              <StatePill meaning="attention">{t('open')}</StatePill>
            ) : (
              t('going', { count: contractorIds.length })
            )}
          </span>
        </>
      )}
    </PickList>
  );
}
