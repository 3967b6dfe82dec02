import { CircleCheck } from 'lucide-react';
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
  type Decision,
  nameOfConflict,
  type Operation,
  useResolve,
  useRetry,
} from './actions';
import { ConflictCard } from './conflict-card';
import { messages } from './messages';
import { MoreRows } from './more-rows';
import { useNames } from './names';
import { ParkedLine } from './parked-line';
import { useWalk } from './walk';

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
  const { current, attach } = useWalk(
    [...operations, ...open].map(({ id }) => id),
    { next: t('keyNext'), previous: t('keyPrevious') },
  );
  const decide = (conflict: Conflict, decision: Omit<Decision, 'conflict' | 'name'>) =>
    resolve.mutate({
      ...decision,
      conflict,
      name: nameOfConflict(conflict) ?? names.entity(conflict.entity),
    });
  const here = open.find(({ id }) => id === current);
  const parkedHere = operations.find(({ id }) => id === current);
  useShortcuts([
    ...(parkedHere && mayRetry ? [{ keys: 'R', label: t('retry'), run: () => again(parkedHere.id) }] : []),
    ...(here && mayDecide && here.kind !== 'totals-differ'
      ? [
          { keys: 'O', label: t('keepOurs'), run: () => decide(here, { choice: 'ours' }) },
          { keys: 'T', label: t('takeTheirs'), run: () => decide(here, { choice: 'theirs' }) },
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
          connectionId={connection.id}
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
          onDecide={mayDecide ? (decision) => decide(conflict, decision) : undefined}
        />
      ))}
      <MoreRows list={conflicts} />
    </div>
  );
}

function NotSent({
  connectionId,
  list,
  current,
  attach,
  isBusy,
  onRetry,
}: {
  connectionId: string;
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
            connectionId={connectionId}
            operation={operation}
            isCurrent={operation.id === current}
            attach={attach(operation.id)}
            onRetry={onRetry && (() => onRetry(operation.id))}
          />
        ))}
      </ul>
      <MoreRows list={list} />
    </Card>
  );
}
