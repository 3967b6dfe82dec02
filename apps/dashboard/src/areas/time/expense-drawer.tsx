import { Check, Undo2 } from 'lucide-react';
import {
  Button,
  Day,
  Drawer,
  Facts,
  MeaningSign,
  Money,
  Nothing,
  Problem,
  refusalOf,
  SkeletonLines,
  TextLink,
  useFormat,
  useMessages,
} from '#ui';
import { useRead } from '../../app/queries';
import type { Expense } from './decisions';
import { ExpenseState } from './expense-state';
import { messages } from './messages';
import { Receipt } from './receipt';

/** One expense with its receipt beside the decision. */
export function ExpenseDrawer({
  id,
  mayDecide,
  isBusy,
  onApprove,
  onReject,
  onClose,
}: {
  id: string;
  mayDecide: boolean;
  isBusy: boolean;
  onApprove(expense: Expense): void;
  onReject(expense: Expense): void;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const { data, error, refetch } = useRead('/api/v1/expenses/{id}', undefined, { id });
  const expense = data?.id === id ? data : undefined;
  return (
    <Drawer
      isOpen
      onClose={onClose}
      title={
        expense
          ? t('expense', { category: t(expense.category), name: expense.contractorName })
          : t('expensesTab')
      }
      footer={
        expense?.status === 'submitted' &&
        mayDecide && (
          <>
            <Button icon={Undo2} onClick={() => onReject(expense)}>
              {t('reject')}
            </Button>
            <Button look="primary" icon={Check} isBusy={isBusy} onClick={() => onApprove(expense)}>
              {t('approve')}
            </Button>
          </>
        )
      }
    >
      {!expense &&
        (error ? (
          <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />
        ) : (
          <SkeletonLines count={8} />
        ))}
      {expense && <Details expense={expense} />}
    </Drawer>
  );
}

function Details({ expense }: { expense: Expense }) {
  const t = useMessages(messages);
  const { quantity } = useFormat();
  const { amount, taxAmount, currency, vendor, description, kilometres, jobId, breaches } = expense;
  return (
    <div className="space-y-4">
      <div className="flex items-center justify-between gap-3">
        <span className="text-xl">
          <Money amount={amount} currency={currency} strong />
        </span>
        <ExpenseState status={expense.status} />
      </div>
      {expense.rejectionReason && <p>{t('why', { reason: expense.rejectionReason })}</p>}
      {breaches.map((text) => (
        <p key={text} className="flex items-start gap-2">
          <MeaningSign meaning="attention" className="mt-0.5" />
          {text}
        </p>
      ))}
      <Facts
        items={[
          [t('date'), <Day key="date" value={expense.expenseDate} />],
          ...(taxAmount === null
            ? []
            : [[t('tax'), <Money key="tax" amount={taxAmount} currency={currency} />] as const]),
          ...(kilometres === null
            ? []
            : [[t('distance'), t('kilometres', { km: quantity(kilometres) })] as const]),
          ...(vendor ? [[t('vendor'), vendor] as const] : []),
          [t('description'), description ?? <Nothing key="none" />],
          [
            t('job'),
            jobId ? (
              <TextLink key="job" to={`/jobs/${jobId}`}>
                {t('open')}
              </TextLink>
            ) : (
              t('noJob')
            ),
          ],
          [t('customerPays'), t(expense.billable ? 'yes' : 'no')],
        ]}
      />
      {expense.receiptFileId && (
        <section aria-label={t('receipt')}>
          <h3 className="mb-2 font-semibold">{t('receipt')}</h3>
          <Receipt id={expense.id} what={vendor ?? t(expense.category)} />
        </section>
      )}
    </div>
  );
}
