import { CircleCheck } from 'lucide-react';
import { EmptyState, Problem, type Rows, refusalOf, SkeletonLines, useMessages, useShortcuts } from '#ui';
import { useMay } from '../../app/me';
import { readOf, Stale } from '../../app/stale';
import { type Connection, type Decision, nameOfConflict, useResolve } from './actions';
import { ConflictCard } from './conflict-card';
import { messages } from './messages';
import { MoreRows } from './more-rows';
import { useNames } from './names';
import { conflictOf, isWrite, useDecide, type Waits, type WriteDecision } from './waiting-actions';
import { waitingMessages } from './waiting-messages';
import { useWalk } from './walk';
import { WriteCard } from './write-card';

/** What only a person can put right, of every connection: what both sides changed, and what cannot be sent. */
export function Waiting({ list, connections }: { list: Rows<Waits>; connections: readonly Connection[] }) {
  const t = useMessages(messages);
  const mayDecide = useMay('conflicts.resolve');
  const decisions = useDecisions();
  const rows = list.rows ?? [];
  const { current, attach } = useWalk(
    rows.map(({ id }) => id),
    { next: t('keyNext'), previous: t('keyPrevious') },
  );
  const here = rows.find(({ id }) => id === current);
  useKeys(mayDecide ? here : undefined, decisions);
  if (list.error && !list.rows)
    return <Problem problem={refusalOf(list.error)} onRetry={() => list.retry?.()} isInline />;
  if (!list.rows) return <SkeletonLines count={6} />;
  if (rows.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title={t('allWellTitle')}>
        {t('allWell')}
      </EmptyState>
    );
  }
  return (
    <>
      <Stale read={readOf(list)} className="mb-4" />
      <ul className="space-y-4">
        {rows.map((one) => {
          const shared = {
            connection: connections.find(({ id }) => id === one.connectionId),
            isCurrent: one.id === current,
            isBusy: decisions.busyId === one.id,
            attach: attach(one.id),
          };
          return (
            <li key={one.id}>
              {isWrite(one) ? (
                <WriteCard
                  {...shared}
                  wait={one}
                  onDecide={mayDecide ? (decision) => decisions.ofWrite(one, decision) : undefined}
                />
              ) : (
                <ConflictCard
                  {...shared}
                  conflict={conflictOf(one)}
                  onDecide={mayDecide ? (decision) => decisions.ofConflict(one, decision) : undefined}
                />
              )}
            </li>
          );
        })}
      </ul>
      <MoreRows list={list} />
    </>
  );
}

interface Decisions {
  /** What is being decided now. */
  busyId: string | undefined;
  ofConflict(one: Waits, decision: Omit<Decision, 'conflict' | 'name'>): void;
  ofWrite(one: Waits, decision: Omit<WriteDecision, 'wait'>): void;
}

function useDecisions(): Decisions {
  const names = useNames();
  const resolve = useResolve();
  const decide = useDecide();
  return {
    busyId:
      (resolve.isPending ? resolve.variables.conflict.id : undefined) ??
      (decide.isPending ? decide.variables.wait.id : undefined),
    ofConflict: (one, decision) => {
      const conflict = conflictOf(one);
      const name = nameOfConflict(conflict) ?? names.entity(one.entity);
      resolve.mutate({ ...decision, conflict, name });
    },
    ofWrite: (one, decision) => {
      if (isWrite(one)) decide.mutate({ ...decision, wait: one });
    },
  };
}

/** R sends again, O keeps ours, T takes theirs, of what is current. */
function useKeys(here: Waits | undefined, decisions: Decisions): void {
  const t = useMessages(messages);
  const w = useMessages(waitingMessages);
  const has = (answer: Waits['answers'][number]) => here?.answers.includes(answer) ?? false;
  const isOfWrite = here !== undefined && isWrite(here);
  const take = () => {
    if (!here) return;
    if (isOfWrite) decisions.ofWrite(here, { answer: 'theirs' });
    else decisions.ofConflict(here, { choice: 'theirs' });
  };
  useShortcuts([
    ...(here && has('retry')
      ? [{ keys: 'R', label: t('retry'), run: () => decisions.ofWrite(here, { answer: 'retry' }) }]
      : []),
    ...(here && has('ours')
      ? [{ keys: 'O', label: t('keepOurs'), run: () => decisions.ofConflict(here, { choice: 'ours' }) }]
      : []),
    ...(has('theirs') && here?.kind !== 'totals-differ'
      ? [{ keys: 'T', label: isOfWrite ? w('keepTheirs') : t('takeTheirs'), run: take }]
      : []),
  ]);
}
