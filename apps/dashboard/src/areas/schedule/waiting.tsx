import { Badge, Button, SkeletonLines, useFormat, useMessages } from '#ui';
import { messages } from './messages';
import { rowsOf, type Visit } from './plan';
import type { BoardData } from './use-board';
import { VisitChip } from './visit-chip';

/** What has no time or nobody who goes, and does not stand on the board: the most urgent first. */
export function Waiting({ board, isBeside }: { board: BoardData; isBeside: boolean }) {
  const t = useMessages(messages);
  const { rows, hasMore, isLoadingMore, loadMore } = board.waiting;
  const visits = board.toPlan.toSorted((a, b) => a.priority - b.priority);
  return (
    <section
      aria-label={t('toPlan')}
      className={isBeside ? 'flex w-60 shrink-0 flex-col rounded-lg bg-sunken' : 'rounded-lg bg-sunken'}
    >
      <h2 className="flex h-10 shrink-0 items-center gap-2 px-3 font-medium text-sm">
        {t('toPlan')}{' '}
        {(rows || visits.length > 0) && (
          <Badge meaning={visits.length > 0 ? 'attention' : 'none'}>
            {hasMore ? `${visits.length}+` : visits.length}
          </Badge>
        )}
      </h2>
      <Lead board={board} isBeside={isBeside} isEmpty={visits.length === 0} />
      <ul
        className={
          isBeside ? 'min-h-0 flex-1 space-y-2 overflow-y-auto px-2 pt-1 pb-2' : 'space-y-2 px-2 pb-2'
        }
      >
        {visits.map((visit) => (
          <li key={visit.id}>
            <VisitChip
              visit={visit}
              from={rowsOf(visit)[0] ?? null}
              board={isBeside ? board : { conflicts: board.conflicts }}
              isWide
            />
            <When visit={visit} />
          </li>
        ))}
        {hasMore && (
          <li>
            <Button look="quiet" size="small" isBusy={isLoadingMore} onClick={loadMore}>
              {t('moreWaiting')}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}

/** Nothing is said to be planned before it is known. */
function Lead({ board, isBeside, isEmpty }: { board: BoardData; isBeside: boolean; isEmpty: boolean }) {
  const t = useMessages(messages);
  const { rows, error, hasMore, retry } = board.waiting;
  if (!rows && error)
    return (
      <div className="px-3 pb-2 text-sm">
        <p className="text-blocked">{t('waitingUnread')}</p>
        <Button look="quiet" size="small" onClick={retry}>
          {t('readAgain')}
        </Button>
      </div>
    );
  if (!rows)
    return (
      <div className="px-3 pb-2">
        <SkeletonLines count={3} />
      </div>
    );
  const hint = isBeside && board.plans.mayPlan && t('toPlanHint');
  return (
    <p className="px-3 pb-2 text-faint text-sm">{isEmpty && !hasMore ? t('allPlanned') : !isEmpty && hint}</p>
  );
}

/** One whose time is past or far says its day: the chip says only the hour. */
function When({ visit: { scheduledStart, assignments } }: { visit: Visit }) {
  const { instant } = useFormat();
  const who = assignments.map(({ contractorName }) => contractorName).join(', ');
  const day = scheduledStart && instant(scheduledStart, 'date');
  if (!day && !who) return null;
  return <p className="px-2 pt-0.5 text-faint text-xs">{[day, who].filter(Boolean).join(' · ')}</p>;
}
