import { Scale } from 'lucide-react';
import { Button, EmptyState, MeaningSign, Problem, refusalOf, SkeletonLines, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { type Connection, isWorking } from './actions';
import { Why } from './connection-notes';
import { DifferenceList } from './difference-list';
import { isAtWork, type Reconciliation, useReconcile, useReconciliations } from './reconciliation-actions';
import { ReconciliationHead } from './reconciliation-head';
import { reconciliationMessages } from './reconciliation-messages';

/** Whether both books agree: the last reconciliation, its certificate, and what differs with what can be done about it. */
export function ReconciliationTab({ connection }: { connection: Connection }) {
  const t = useMessages(reconciliationMessages);
  const list = useReconciliations(connection.id);
  if (list.error && !list.rows)
    return <Problem problem={refusalOf(list.error)} onRetry={list.retry} isInline />;
  if (!list.rows) return <SkeletonLines count={6} />;
  const [newest] = list.rows;
  if (!newest) {
    return (
      <EmptyState icon={Scale} title={t('noneTitle')} action={<Begin connection={connection} />}>
        {t('none')}
      </EmptyState>
    );
  }
  const last = list.rows.find(({ status }) => status === 'succeeded');
  return (
    <div className="space-y-4">
      {isAtWork(newest) && (
        <p role="status" className="flex items-center gap-2 text-soft">
          <MeaningSign meaning="info" />
          {t('atWork')}
        </p>
      )}
      {isAtWork(newest) && newest.error && <Why message={newest.error.message} fix={t('triedAgain')} />}
      {newest.status === 'failed' && <Stopped run={newest} />}
      {last ? (
        <>
          <ReconciliationHead connection={connection} run={last} isBusy={isAtWork(newest)} />
          <DifferenceList connection={connection} run={last} />
        </>
      ) : (
        !isAtWork(newest) && <Begin connection={connection} />
      )}
    </div>
  );
}

function Begin({ connection }: { connection: Connection }) {
  const t = useMessages(reconciliationMessages);
  const mayReconcile = useMay('integrations.sync') && isWorking(connection);
  const begin = useReconcile(connection.id);
  if (!mayReconcile) return null;
  return (
    <Button look="primary" isBusy={begin.isPending} onClick={() => begin.mutate({ thorough: false })}>
      {t('reconcile')}
    </Button>
  );
}

function Stopped({ run: { error } }: { run: Reconciliation }) {
  const t = useMessages(reconciliationMessages);
  return <Why message={`${t('failed')}: ${error?.message ?? ''}`} fix={error?.fix} />;
}
