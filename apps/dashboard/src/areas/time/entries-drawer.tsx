import { ListX } from 'lucide-react';
import { useState } from 'react';
import { api } from '#api-client';
import { Button, Drawer, EmptyState, Problem, refusalOf, SkeletonLines, useFormat, useMessages } from '#ui';
import { FileMenu } from '../../app/file-menu';
import { useList } from '../../app/queries';
import { ENTRIES, type Entry, useApproveEntry, useRejectEntry } from './decisions';
import { EntryCard } from './entry-card';
import { hoursText } from './hours';
import { messages } from './messages';
import { ReasonDialog } from './reason-dialog';
import { dayHead, overlappingIds, rangeText, type Week } from './week';

/** What stands behind a cell: the entries of a person on one day, or in the whole week. */
export function EntriesDrawer({
  week,
  personId,
  day,
  mayDecide,
  onClose,
}: {
  week: Week;
  personId: string;
  day: string | undefined;
  mayDecide: boolean;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const { locale, day: written } = useFormat();
  const list = useList(ENTRIES, {
    contractorId: personId,
    from: day ?? week.firstDay,
    to: day ?? week.lastDay,
  });
  // A day is read from morning to evening; a part of the list stays as it came, the latest first.
  const entries = list.hasMore ? list.rows : list.rows?.toSorted(inOrder);
  const overlapping = overlappingIds(list.rows ?? []);
  const [rejecting, setRejecting] = useState<Entry>();
  const approve = useApproveEntry();
  const reject = useRejectEntry(() => setRejecting(undefined));
  const name = week.contractors.find(({ contractorId }) => contractorId === personId)?.name ?? t('person');
  const when = day
    ? `${dayHead(day, locale).name} ${written(day)}`
    : rangeText(week.firstDay, week.lastDay, locale);
  return (
    <Drawer isOpen onClose={onClose} title={t('entriesTitle', { name, day: when })}>
      {!list.rows &&
        (list.error ? (
          <Problem problem={refusalOf(list.error)} onRetry={list.retry} isInline />
        ) : (
          <SkeletonLines count={8} />
        ))}
      {day === undefined && <SlipFiles week={week} personId={personId} />}
      {list.rows?.length === 0 && <EmptyState icon={ListX} title={t('noEntries')} />}
      <ol className="space-y-3">
        {entries?.map((entry) => (
          <EntryCard
            key={entry.id}
            entry={entry}
            isDayShown={day === undefined}
            isOverlapping={overlapping.has(entry.id)}
            mayDecide={mayDecide}
            isBusy={approve.isPending && approve.variables === entry.id}
            onApprove={() => approve.mutate(entry.id)}
            onReject={() => setRejecting(entry)}
          />
        ))}
      </ol>
      {list.hasMore && (
        <Button look="quiet" isBusy={list.isLoadingMore} onClick={list.loadMore} className="mt-3">
          {t('more')}
        </Button>
      )}
      {rejecting && (
        <ReasonDialog
          title={t('rejectEntryTitle', {
            hours: hoursText(rejecting.minutes),
            day: written(rejecting.workDate),
          })}
          label={t('reason')}
          hint={t('reasonHint')}
          action={t('reject')}
          onSave={(reason) => reject.mutateAsync({ id: rejecting.id, reason })}
          onClose={() => setRejecting(undefined)}
        />
      )}
    </Drawer>
  );
}

/** The week of one person, entry by entry: what she hands in or has signed. */
function SlipFiles({ week: { firstDay: day }, personId: id }: { week: Week; personId: string }) {
  return (
    <div className="mb-3 flex justify-end">
      <FileMenu
        name={`time-slip-${day}`}
        load={(wish) =>
          api.GET('/api/v1/contractors/{id}/time-slip', {
            params: { path: { id }, query: { day, ...wish } },
            parseAs: 'blob',
          })
        }
      />
    </div>
  );
}

const inOrder = (a: Entry, b: Entry): number =>
  a.workDate.localeCompare(b.workDate) || (a.startedAt ?? '').localeCompare(b.startedAt ?? '');
