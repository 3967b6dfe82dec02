import { CircleCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import {
  Button,
  Card,
  EmptyState,
  Problem,
  type Rows,
  refusalOf,
  SkeletonLines,
  useMessages,
  useShortcuts,
} from '#ui';
import { useMay } from '../../app/me';
import {
  type Conflict,
  type Connection,
  nameOfConflict,
  type Operation,
  useResolve,
  useRetry,
} from './actions';
import { ConflictCard } from './conflict-card';
import { messages } from './messages';
import { useNames } from './names';
import { ParkedLine } from './parked-line';

/** What only a person can put right: writes that the books refused, then what both sides changed. */
export function Waiting({
  connection,
  parked,
  conflicts,
  connections,
}: {
  connection: Connection;
  parked: Rows<Operation>;
  conflicts: Rows<Conflict>;
  connections: readonly Connection[];
}) {
  const t = useMessages(messages);
  const mayRetry = useMay('integrations.sync');
  const mayDecide = useMay('conflicts.resolve');
  const retry = useRetry(connection.id);
  const resolve = useResolve();
  const names = useNames();
  const again = (operationId?: string) => retry.mutate({ operationId });
  const operations = parked.rows ?? [];
  const open = conflicts.rows ?? [];
  const { current, attach } = useWalk([...operations, ...open].map(({ id }) => id));
  const decide = (conflict: Conflict, choice: 'ours' | 'theirs', name: string) =>
    resolve.mutate({ conflict, choice, name });
  const here = open.find(({ id }) => id === current);
  const parkedHere = operations.find(({ id }) => id === current);
  const decideHere = (conflict: Conflict, choice: 'ours' | 'theirs') =>
    decide(conflict, choice, nameOfConflict(conflict) ?? names.entity(conflict.entity));
  useShortcuts([
    ...(parkedHere && mayRetry ? [{ keys: 'R', label: t('retry'), run: () => again(parkedHere.id) }] : []),
    ...(here && mayDecide && here.kind !== 'totals-differ'
      ? [
          { keys: 'O', label: t('keepOurs'), run: () => decideHere(here, 'ours') },
          { keys: 'T', label: t('takeTheirs'), run: () => decideHere(here, 'theirs') },
        ]
      : []),
  ]);
  const error = parked.error ?? conflicts.error;
  if (error && !(parked.rows && conflicts.rows)) {
    const readAgain = () => {
      parked.retry?.();
      conflicts.retry?.();
    };
    return <Problem problem={refusalOf(error)} onRetry={readAgain} isInline />;
  }
  if (!parked.rows || !conflicts.rows) return <SkeletonLines count={6} />;
  if (operations.length + open.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title={t('allWellTitle')}>
        {t('allWell')}
      </EmptyState>
    );
  }
  return (
    <div className="space-y-4">
      {operations.length > 0 && (
        <NotSent
          list={parked}
          current={current}
          attach={attach}
          isBusy={retry.isPending}
          onRetry={mayRetry ? again : undefined}
        />
      )}
      {open.map((conflict) => (
        <ConflictCard
          key={conflict.id}
          conflict={conflict}
          connection={connections.find(({ id }) => id === conflict.connectionId)}
          isCurrent={conflict.id === current}
          attach={attach(conflict.id)}
          isBusy={resolve.isPending && resolve.variables.conflict.id === conflict.id}
          onDecide={mayDecide ? (choice, name) => decide(conflict, choice, name) : undefined}
        />
      ))}
      <More list={conflicts} />
    </div>
  );
}

function NotSent({
  list,
  current,
  attach,
  isBusy,
  onRetry,
}: {
  list: Rows<Operation>;
  current: string | undefined;
  attach(id: string): (node: HTMLElement | null) => void;
  isBusy: boolean;
  onRetry?: (operationId?: string) => void;
}) {
  const t = useMessages(messages);
  return (
    <Card
      title={t('notSent')}
      isFlush
      action={
        onRetry && (
          <Button size="small" isBusy={isBusy} onClick={() => onRetry()}>
            {t('retryAll')}
          </Button>
        )
      }
    >
      <ul className="divide-y divide-line">
        {list.rows?.map((operation) => (
          <ParkedLine
            key={operation.id}
            operation={operation}
            isCurrent={operation.id === current}
            attach={attach(operation.id)}
            onRetry={onRetry && (() => onRetry(operation.id))}
          />
        ))}
      </ul>
      <More list={list} />
    </Card>
  );
}

function More({ list }: { list: Rows<Operation> | Rows<Conflict> }) {
  const t = useMessages(messages);
  if (!list.hasMore) return null;
  return (
    <div className="p-2">
      <Button look="quiet" size="small" isBusy={list.isLoadingMore} onClick={() => list.loadMore?.()}>
        {t('moreRows')}
      </Button>
    </div>
  );
}

/** J and K walk through what waits; what is current is scrolled to. */
function useWalk(ids: readonly string[]) {
  const t = useMessages(messages);
  const [current, setCurrent] = useState<string>();
  const nodes = useRef(new Map<string, HTMLElement>());
  const at = ids.indexOf(current ?? '');
  const move = (step: number) => setCurrent(ids[Math.min(ids.length - 1, Math.max(0, at + step))]);
  useEffect(() => {
    if (current) nodes.current.get(current)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useShortcuts([
    { keys: 'J', label: t('keyNext'), run: () => move(1) },
    { keys: 'K', label: t('keyPrevious'), run: () => move(-1) },
  ]);
  const attach = (id: string) => (node: HTMLElement | null) => {
    if (node) nodes.current.set(id, node);
    else nodes.current.delete(id);
  };
  return { current, attach };
}
