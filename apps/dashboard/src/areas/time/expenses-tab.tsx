import { Check, ReceiptText, Undo2 } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  type Column,
  DataTable,
  dayColumn,
  EmptyState,
  FilterBar,
  MenuItem,
  moneyColumn,
  type Translate,
  textColumn,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import type { Outcome } from '../../app/one-by-one';
import { EVERY_MINUTE, type Query, useList } from '../../app/queries';
import { RefusedDialog } from '../../app/refused-dialog';
import { useUrlState } from '../../app/url-state';
import { EXPENSES, type Expense, useApproveExpenses, useRejectExpenses } from './decisions';
import { ExpenseDrawer } from './expense-drawer';
import { CATEGORIES, EXPENSE_STATUSES, ExpenseChecks, ExpenseState } from './expense-state';
import { messages } from './messages';
import { ReasonDialog } from './reason-dialog';
import type { Week } from './week';

type ExpensesQuery = Query<typeof EXPENSES>;

/** What people paid for the work, of the week or of all weeks, with receipts and the decision. */
export function ExpensesTab({ week }: { week: Week | undefined }) {
  const t = useMessages(messages);
  const mayDecide = useMay('expenses.approve');
  const [values, change] = useUrlState();
  const { status, category, period, sort, expense } = values;
  const list = useList(
    EXPENSES,
    {
      status: status as ExpensesQuery['status'],
      category: category as ExpensesQuery['category'],
      ...(period !== 'all' && { from: week?.firstDay, to: week?.lastDay }),
    },
    { isOff: !week, ...EVERY_MINUTE },
  );
  const [rejecting, setRejecting] = useState<readonly Expense[]>();
  const [outcome, setOutcome] = useState<Outcome>();
  const done = (result: Outcome) => {
    setRejecting(undefined);
    setOutcome(result);
  };
  const approve = useApproveExpenses(done);
  const reject = useRejectExpenses(done);
  const canDecide = (row: Expense) => mayDecide && row.status === 'submitted';
  const open = ({ id }: Expense) => change({ expense: id }, 'push');
  const choices = <K extends keyof typeof messages>(keys: readonly K[]) =>
    keys.map((key) => [key, t(key)] as const);
  return (
    <>
      <FilterBar
        values={values}
        onChange={change}
        filters={[
          { name: 'status', label: t('state'), choices: choices(EXPENSE_STATUSES) },
          { name: 'category', label: t('category'), choices: choices(CATEGORIES) },
          { name: 'period', label: t('period'), choices: [['all', t('allWeeks')]] },
        ]}
      />
      <DataTable<Expense>
        name="expenses"
        label={t('expensesTab')}
        list={list}
        columns={columnsOf(t)}
        idOf={({ id }) => id}
        nameOf={({ contractorName, amount }) => `${contractorName}, ${amount}`}
        onOpen={open}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        rowShortcuts={(row) =>
          canDecide(row)
            ? [
                { keys: 'A', label: t('approve'), run: () => approve.mutate([row]) },
                { keys: 'R', label: t('reject'), run: () => setRejecting([row]) },
              ]
            : []
        }
        actions={(row) => (
          <>
            <MenuItem icon={ReceiptText} onSelect={() => open(row)}>
              {t('open')}
            </MenuItem>
            {mayDecide && (
              <>
                <MenuItem icon={Check} isDisabled={!canDecide(row)} onSelect={() => approve.mutate([row])}>
                  {t('approve')}
                </MenuItem>
                <MenuItem icon={Undo2} isDisabled={!canDecide(row)} onSelect={() => setRejecting([row])}>
                  {t('reject')}
                </MenuItem>
              </>
            )}
          </>
        )}
        bulkActions={
          mayDecide
            ? (rows, clear) => {
                const waiting = rows.filter(canDecide);
                return (
                  <>
                    <Button
                      look="primary"
                      size="small"
                      disabled={waiting.length === 0}
                      isBusy={approve.isPending}
                      onClick={() => approve.mutate(waiting, { onSuccess: clear })}
                    >
                      {t('approve')}
                    </Button>
                    <Button
                      size="small"
                      disabled={waiting.length === 0}
                      onClick={() => setRejecting(waiting)}
                    >
                      {t('reject')}
                    </Button>
                  </>
                );
              }
            : undefined
        }
        empty={
          <EmptyState icon={ReceiptText} title={t('noExpensesTitle')}>
            {t('noExpenses')}
          </EmptyState>
        }
      />
      {expense && (
        <ExpenseDrawer
          id={expense}
          mayDecide={mayDecide}
          isBusy={approve.isPending}
          onApprove={(row) => approve.mutate([row])}
          onReject={(row) => {
            change({ expense: undefined });
            setRejecting([row]);
          }}
          onClose={() => change({ expense: undefined })}
        />
      )}
      {rejecting && (
        <ReasonDialog
          title={t('rejectExpenses', { count: rejecting.length })}
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

const whatFor = ({ vendor, description }: Expense): string =>
  [vendor, description].filter(Boolean).join(': ');

function columnsOf(t: Translate<typeof messages>): Column<Expense>[] {
  return [
    dayColumn('date', t('date'), ({ expenseDate }) => expenseDate, { width: 125, phone: 'detail' }),
    textColumn('person', t('person'), ({ contractorName }) => contractorName, {
      width: 180,
      phone: 'title',
    }),
    textColumn('category', t('category'), ({ category }) => t(category), { width: 110, phone: 'detail' }),
    textColumn('what', t('what'), whatFor, { sortBy: undefined }),
    {
      id: 'checks',
      header: t('checks'),
      width: 150,
      phone: 'detail',
      cell: (row) => <ExpenseChecks {...row} />,
      text: ({ breaches }) => breaches.join(' '),
      sortBy: ({ breaches }) => -breaches.length,
    },
    {
      id: 'state',
      header: t('state'),
      width: 170,
      phone: 'detail',
      cell: (row) => <ExpenseState status={row.status} />,
      text: ({ status }) => t(status),
      sortBy: ({ status }) => EXPENSE_STATUSES.indexOf(status),
    },
    moneyColumn('amount', t('amount'), ({ amount }) => amount, {
      width: 115,
      phone: 'end',
      isStrong: true,
    }),
  ];
}
