import { Send } from 'lucide-react';
import { Card, EmptyState, Problem, type Rows, refusalOf, SkeletonLines, useMessages } from '#ui';
import type { Connection, Operation } from './actions';
import { FieldWriters } from './field-writers';
import { historyMessages } from './history-messages';
import { MoreRows } from './more-rows';
import { OperationLine } from './operation-line';
import { RecordFigures } from './record-figures';
import type { useRecordHistory } from './record-history';
import { recordMessages } from './record-messages';
import { RecordTimeline } from './record-timeline';
import { decisionAnchor, writeAnchor } from './writer-link';

type Told = ReturnType<typeof useRecordHistory>;

/** What happened to a record, who wrote each of its fields last, and every write of it. */
export function RecordStory({
  connection,
  operations,
  list,
  told,
}: {
  connection: Connection;
  operations: readonly Operation[];
  list: Pick<Rows<unknown>, 'hasMore' | 'isLoadingMore' | 'loadMore'>;
  told: Told;
}) {
  const t = useMessages(recordMessages);
  const w = useMessages(historyMessages);
  const { history } = told;
  const isEmpty = history && history.changes.length + history.makers.length + history.conflicts.length === 0;
  if (operations.length === 0 && (isEmpty || told.isUnknown))
    return (
      <EmptyState icon={Send} title={t('emptyTitle')}>
        {t('empty')}
      </EmptyState>
    );
  const onPage = new Set([
    ...operations.map(({ id }) => writeAnchor(id)),
    ...(history?.conflicts ?? []).map(({ id }) => decisionAnchor(id)),
  ]);
  return (
    <>
      {operations.length > 0 && <RecordFigures operations={operations} />}
      {history ? (
        <>
          <RecordTimeline {...told} connection={connection} history={history} onPage={onPage} />
          <FieldWriters connection={connection} history={history} onPage={onPage} />
        </>
      ) : (
        <Card title={w('timeline')}>
          {told.error ? (
            <Problem problem={refusalOf(told.error)} onRetry={told.retry} isInline />
          ) : (
            <SkeletonLines count={4} />
          )}
        </Card>
      )}
      <Card title={t('story')} isFlush>
        {operations.length === 0 && <p className="p-4 text-soft">{w('notSent')}</p>}
        <ol className="divide-y divide-line">
          {operations.map((operation) => (
            <OperationLine key={operation.id} connectionId={connection.id} operation={operation} />
          ))}
        </ol>
        <MoreRows list={list} />
      </Card>
    </>
  );
}
