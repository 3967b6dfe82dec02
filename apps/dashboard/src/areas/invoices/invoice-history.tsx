import { Check, FilePlus2, RotateCcw, Undo2 } from 'lucide-react';
import type { schemas } from '#api-client';
import { Card, Problem, refusalOf, SkeletonLines, Timeline, useMessages } from '#ui';
import { useRead } from '../../app/queries';
import { messages } from './messages';

type Decision = schemas['PastDecisionAnswer'];

const SIGNS = { approved: Check, rejected: Undo2, undone: RotateCcw };
const TITLES = { approved: 'approvedBy', rejected: 'rejectedBy', undone: 'undoneBy' } as const;

/** Who decided what about an invoice, newest first, down to its beginning. */
export function InvoiceHistory({ invoice }: { invoice: schemas['InvoiceAnswer'] }) {
  const t = useMessages(messages);
  const { id, createdAt } = invoice;
  const { data, error, refetch } = useRead('/api/v1/invoices/{id}/approvals', undefined, { id });
  const entryOf = ({ id: decisionId, decision, decidedAt, decidedByName, reason }: Decision) => ({
    id: decisionId,
    at: decidedAt,
    icon: SIGNS[decision],
    title: t(TITLES[decision], { name: decidedByName ?? t('aRule') }),
    detail: reason,
  });
  return (
    <Card title={t('history')}>
      {!data && error && <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />}
      {!data && !error && <SkeletonLines count={3} />}
      {data && (
        <Timeline
          entries={[
            ...[...data.decisions].reverse().map(entryOf),
            { id: 'created', at: createdAt, icon: FilePlus2, title: t('created') },
          ]}
        />
      )}
    </Card>
  );
}
