import { Clock, X } from 'lucide-react';
import { useState } from 'react';
import { api } from '#api-client';
import { Button, classes, EmptyState, FilterBar, IconButton, Skeleton, useMessages, useShortcuts } from '#ui';
import { FileMenu } from '../../app/file-menu';
import type { Outcome } from '../../app/one-by-one';
import { RefusedDialog } from '../../app/refused-dialog';
import { useUrlState } from '../../app/url-state';
import { Legend } from './day-cell';
import { useApproveWeeks, useRejectWeeks } from './decisions';
import { messages } from './messages';
import { ReasonDialog } from './reason-dialog';
import { filtered, type PersonWeek, type Week } from './week';
import { isWaiting, WeekGrid } from './week-grid';

/** Who worked how long on which day of the week, and the decision about it. */
export function HoursTab({
  week,
  readAt,
  isStale,
  mayDecide,
}: {
  week: Week | undefined;
  /** When it was read, in milliseconds. */
  readAt: number;
  /** Another week is on its way. */
  isStale: boolean;
  mayDecide: boolean;
}) {
  const t = useMessages(messages);
  const [values, change] = useUrlState();
  if (!week) return <GridSkeleton />;
  const rows = filtered(week.contractors, values.q, values.show);
  return (
    <>
      <FilterBar
        values={values}
        onChange={change}
        searchLabel={t('search')}
        filters={[
          {
            name: 'show',
            label: t('show'),
            choices: [
              ['waiting', t('showWaiting')],
              ['flagged', t('showFlagged')],
              ['overtime', t('showOvertime')],
            ],
          },
        ]}
      >
        {week.contractors.length > 0 && <WeekFiles week={week} />}
      </FilterBar>
      {rows.length === 0 ? (
        <Nobody isFiltered={week.contractors.length > 0} />
      ) : (
        <Deciding key={week.firstDay} {...{ week, readAt, rows, isStale, mayDecide }} />
      )}
    </>
  );
}

interface DecidingProps {
  week: Week;
  readAt: number;
  rows: readonly PersonWeek[];
  isStale: boolean;
  mayDecide: boolean;
}

/** The grid with selection, keyboard and decisions. */
function Deciding({ week, readAt, rows, isStale, mayDecide }: DecidingProps) {
  const t = useMessages(messages);
  const [, change] = useUrlState();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string>();
  const [rejecting, setRejecting] = useState<readonly PersonWeek[]>();
  const [outcome, setOutcome] = useState<Outcome>();
  const done = (result: Outcome) => {
    setChosen(new Set());
    setRejecting(undefined);
    setOutcome(result);
  };
  const approve = useApproveWeeks(week.firstDay, done);
  const reject = useRejectWeeks(week.firstDay, done);
  const maySelect = mayDecide && week.lockedAt === null;
  const selected = rows.filter((row) => chosen.has(row.contractorId) && isWaiting(row));
  const here = rows.find(({ contractorId }) => contractorId === active);
  const open = (row: PersonWeek, day?: string) => change({ person: row.contractorId, day }, 'push');
  const toggle = (some: readonly PersonWeek[], isOn: boolean) => {
    const next = new Set(chosen);
    for (const { contractorId } of some) {
      if (isOn) next.add(contractorId);
      else next.delete(contractorId);
    }
    setChosen(next);
  };
  const move = (step: number) => {
    const index = here ? rows.indexOf(here) + step : 0;
    setActive(rows[Math.min(rows.length - 1, Math.max(0, index))]?.contractorId);
  };
  const ready = maySelect && here && isWaiting(here) ? here : undefined;
  useShortcuts([
    { keys: 'J', label: t('keyNext'), run: () => move(1) },
    { keys: 'K', label: t('keyPrevious'), run: () => move(-1) },
    ...(here ? [{ keys: 'Enter', label: t('keyOpen'), run: () => open(here) }] : []),
    ...(ready
      ? [
          {
            keys: 'X',
            label: t('keySelect'),
            run: () => toggle([ready], !chosen.has(ready.contractorId)),
          },
          { keys: 'A', label: t('approve'), run: () => approve.mutate([ready]) },
          { keys: 'R', label: t('reject'), run: () => setRejecting([ready]) },
        ]
      : []),
  ]);
  return (
    <>
      <div
        className={classes('flex min-h-0 flex-col transition-opacity', isStale && 'opacity-60')}
        aria-busy={isStale}
      >
        <WeekGrid
          week={week}
          readAt={readAt}
          rows={rows}
          selected={new Set(selected.map(({ contractorId }) => contractorId))}
          active={active}
          onToggle={maySelect ? toggle : undefined}
          onOpen={open}
          onApprove={(row) => approve.mutate([row])}
          onReject={(row) => setRejecting([row])}
        />
      </div>
      {selected.length > 0 ? (
        <SelectionBar
          count={selected.length}
          isBusy={approve.isPending}
          onApprove={() => approve.mutate(selected)}
          onReject={() => setRejecting(selected)}
          onClear={() => setChosen(new Set())}
        />
      ) : (
        <Legend province={week.province} />
      )}
      {rejecting && (
        <ReasonDialog
          title={
            rejecting.length === 1
              ? t('rejectWeekTitle', { name: rejecting[0]?.name ?? '' })
              : t('rejectWeeksTitle', { count: rejecting.length })
          }
          label={t('reason')}
          hint={t('reasonHint')}
          action={t('reject')}
          onSave={(reason) => reject.mutateAsync({ rows: rejecting, reason })}
          onClose={() => setRejecting(undefined)}
        />
      )}
      <RefusedDialog outcome={outcome} onClose={() => setOutcome(undefined)} />
    </>
  );
}

function SelectionBar({
  count,
  isBusy,
  onApprove,
  onReject,
  onClear,
}: {
  count: number;
  isBusy: boolean;
  onApprove(): void;
  onReject(): void;
  onClear(): void;
}) {
  const t = useMessages(messages);
  const label = t('selected', { count });
  return (
    <div
      role="toolbar"
      aria-label={label}
      className="sticky bottom-3 z-10 mx-auto flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-3 shadow-lift"
    >
      <span className="tnum font-medium text-sm">{label}</span>
      <Button look="primary" size="small" isBusy={isBusy} onClick={onApprove}>
        {t('approve')}
      </Button>
      <Button size="small" onClick={onReject}>
        {t('reject')}
      </Button>
      <IconButton icon={X} label={t('clearSelection')} onClick={onClear} />
    </div>
  );
}

/** Everybody's hours in decimals, a column a day: what a payroll program reads. */
function WeekFiles({ week: { firstDay: day } }: { week: Week }) {
  return (
    <span className="ml-auto">
      <FileMenu
        name={`time-${day}`}
        load={(wish) =>
          api.GET('/api/v1/time-weeks/file', { params: { query: { day, ...wish } }, parseAs: 'blob' })
        }
      />
    </span>
  );
}

function Nobody({ isFiltered }: { isFiltered: boolean }) {
  const t = useMessages(messages);
  return (
    <EmptyState icon={Clock} title={t(isFiltered ? 'noneTitle' : 'emptyTitle')}>
      {t(isFiltered ? 'none' : 'empty')}
    </EmptyState>
  );
}

/** The shape of the grid while the first week comes. */
function GridSkeleton() {
  const t = useMessages(messages);
  return (
    <div role="status" aria-label={t('loading')} className="rounded-lg border border-line bg-surface">
      {Array.from({ length: 6 }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div key={line} className="flex h-12 items-center gap-6 border-line border-b px-4">
          <Skeleton className="h-3 w-40" />
          <Skeleton className="h-3 flex-1" />
          <Skeleton className="h-3 w-24" />
        </div>
      ))}
    </div>
  );
}
