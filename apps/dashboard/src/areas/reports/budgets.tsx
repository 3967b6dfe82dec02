import { ChartColumn } from 'lucide-react';
import { lazy, type ReactNode } from 'react';
import type { schemas } from '#api-client';
import { type Column, EmptyState, Money, StatePill, type Translate, useFormat, useMessages } from '#ui';
import { isAbove } from '../../app/amounts';
import type { LedgerFigure } from '../../app/documents';
import { useMe } from '../../app/me';
import { useList } from '../../app/queries';
import { useToday } from '../../app/today';
import { useUrlState } from '../../app/url-state';
import { DocumentsDrawer, useDocuments } from './documents-drawer';
import { messages } from './messages';
import { amountColumn, BARS, largest, NameLink, Opening, percentColumn } from './parts';
import { Report } from './report';

type Row = schemas['BudgetRowAnswer'];
type Kind = Row['categories'][number]['category'];

const NamedBars = lazy(() => import('./named-bars'));

const KINDS: readonly Kind[] = ['labour', 'materials', 'bills', 'expenses'];
const LIMIT = 200;

/** What jobs may cost and have cost, by kind of cost. */
export function Budgets({ choice }: { choice: ReactNode }) {
  const t = useMessages(messages);
  const { day } = useFormat();
  const today = useToday();
  const { currency } = useMe().organization;
  const [{ sort }, change] = useUrlState();
  const list = useList('/api/v1/reports/budget', { limit: LIMIT });
  const { show } = useDocuments();
  const top = largest(list.rows, ({ budget }) => budget);
  return (
    <>
      <Report<Row>
        name={`budgets-${today}`}
        file={{ report: 'budget' }}
        title={t('view_budget')}
        note={t('asOf', { day: day(today) })}
        choices={choice}
        chartTitle={t('budgetAndSpent')}
        chart={
          <NamedBars
            label={t('budgetAndSpent')}
            currency={currency}
            series={[
              { id: 'budget', label: t('budget'), colour: 'none' },
              { id: 'spent', label: t('spent'), colour: 'accent' },
            ]}
            rows={top.map(({ name, budget, actual }) => ({ label: name, values: { budget, spent: actual } }))}
          />
        }
        remark={
          <>
            {t('budgetRemark')}
            {list.hasMore && ` ${t('chartCut', { count: LIMIT })}`}
            {!list.hasMore && (list.rows?.length ?? 0) > BARS && ` ${t('chartTopBudget')}`}
          </>
        }
        list={list}
        columns={columnsOf(t, currency, show)}
        idOf={({ id }) => id}
        nameOf={({ number }) => number}
        sort={sort ?? '-used'}
        onSort={(next) => change({ sort: next })}
        empty={
          <EmptyState icon={ChartColumn} title={t('noBudgetsTitle')}>
            {t('noBudgets')}
          </EmptyState>
        }
      />
      <DocumentsDrawer by="job" to={today} nameOf={(id) => list.rows?.find((row) => row.id === id)?.name} />
    </>
  );
}

const spentOn = (row: Row, kind: Kind): string =>
  row.categories.find(({ category }) => category === kind)?.actual ?? '0.00';

function columnsOf(
  t: Translate<typeof messages>,
  currency: string,
  show: (id: string, ...figures: LedgerFigure[]) => void,
): Column<Row>[] {
  const opens = (row: Row, amount: string, ...figures: LedgerFigure[]) => (
    <Opening onOpen={isAbove(amount, '0') ? () => show(row.id, ...figures) : undefined}>
      <Money amount={amount} />
    </Opening>
  );
  const kind = (id: Kind): Column<Row> =>
    amountColumn(id, t(id), (row) => spentOn(row, id), {
      width: 105,
      cell: (row) => opens(row, spentOn(row, id), id),
    });
  return [
    {
      id: 'job',
      header: t('by_job'),
      phone: 'title',
      cell: ({ id, name }) => <NameLink to={`/jobs/${id}`}>{name}</NameLink>,
      text: ({ number, name }) => `${number} ${name}`,
      sortBy: ({ name }) => name,
    },
    amountColumn('budget', t('budgetIn', { currency }), ({ budget }) => budget, { width: 125 }),
    ...KINDS.map(kind),
    amountColumn('spent', t('spent'), ({ actual }) => actual, {
      cell: (row) => opens(row, row.actual, ...KINDS),
    }),
    amountColumn('left', t('left'), ({ variance }) => variance, { phone: 'end' }),
    percentColumn('used', t('used'), ({ usedPercent }) => usedPercent, { phone: 'detail' }),
    {
      id: 'state',
      header: t('state'),
      width: 140,
      isHidden: true,
      cell: ({ isOver }) => (
        <StatePill meaning={isOver ? 'blocked' : 'good'}>{t(isOver ? 'over' : 'within')}</StatePill>
      ),
      text: ({ isOver }) => t(isOver ? 'over' : 'within'),
      sortBy: ({ isOver }) => Number(!isOver),
    },
  ];
}
