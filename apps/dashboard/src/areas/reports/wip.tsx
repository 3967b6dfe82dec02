import { ChartColumn } from 'lucide-react';
import { lazy, type ReactNode } from 'react';
import type { schemas } from '#api-client';
import { type Column, EmptyState, Money, Nothing, type Translate, useFormat, useMessages } from '#ui';
import { isAbove } from '../../app/amounts';
import type { LedgerFigure } from '../../app/documents';
import { useMe } from '../../app/me';
import { useList } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { DocumentsDrawer, useDocuments } from './documents-drawer';
import { messages } from './messages';
import { amountColumn, BARS, largest, NameLink, Opening, Percent } from './parts';
import { PeriodChoice, usePeriod } from './period';
import { Report } from './report';

type Row = schemas['WipRowAnswer'];

const NamedBars = lazy(() => import('./named-bars'));

const COSTS = ['labour', 'materials', 'bills', 'expenses'] as const satisfies readonly LedgerFigure[];
const LIMIT = 200;

/** What is earned of each contract against what was billed, as of the last day of the period. */
export function Wip({ choice }: { choice: ReactNode }) {
  const t = useMessages(messages);
  const { day } = useFormat();
  const { currency } = useMe().organization;
  const { to } = usePeriod();
  const [{ sort }, change] = useUrlState();
  const list = useList('/api/v1/reports/wip', { asOf: to, limit: LIMIT });
  const { show } = useDocuments();
  const top = largest(list.rows, ({ contract }) => contract);
  return (
    <>
      <Report<Row>
        name={`work-in-progress-${to}`}
        file={{ report: 'wip', asOf: to }}
        title={t('view_wip')}
        note={t('asOf', { day: day(to) })}
        choices={
          <>
            {choice}
            <PeriodChoice />
          </>
        }
        chartTitle={t('earnedAndBilled')}
        chart={
          <NamedBars
            label={t('earnedAndBilled')}
            currency={currency}
            series={[
              { id: 'earned', label: t('earned'), colour: 'none' },
              { id: 'billed', label: t('billed'), colour: 'accent' },
            ]}
            rows={top.map(({ name, earned, billed }) => ({ label: name, values: { earned, billed } }))}
          />
        }
        remark={
          <>
            {t('wipRemark')}
            {(list.rows?.length ?? 0) > BARS &&
              ` ${list.hasMore ? t('chartCut', { count: LIMIT }) : t('chartTopContract')}`}
          </>
        }
        list={list}
        columns={columnsOf(t, currency, show)}
        idOf={({ id }) => id}
        nameOf={({ number }) => number}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        empty={
          <EmptyState icon={ChartColumn} title={t('noJobsTitle')}>
            {t('noJobs')}
          </EmptyState>
        }
      />
      <DocumentsDrawer by="job" to={to} nameOf={(id) => list.rows?.find((row) => row.id === id)?.name} />
    </>
  );
}

function columnsOf(
  t: Translate<typeof messages>,
  currency: string,
  show: (id: string, ...figures: LedgerFigure[]) => void,
): Column<Row>[] {
  const opens = (id: 'cost' | 'billed', figures: readonly LedgerFigure[]): Column<Row> =>
    amountColumn(id, t(id), (row) => row[id], {
      cell: (row) => (
        <Opening onOpen={isAbove(row[id], '0') ? () => show(row.id, ...figures) : undefined}>
          <Money amount={row[id]} />
        </Opening>
      ),
    });
  const ifAny = (id: 'overBilled' | 'underBilled', more: Partial<Column<Row>>): Column<Row> =>
    amountColumn(id, t(id), (row) => row[id], {
      cell: (row) => (isAbove(row[id], '0') ? <Money amount={row[id]} strong /> : <Nothing />),
      ...more,
    });
  return [
    {
      id: 'job',
      header: t('by_job'),
      phone: 'title',
      cell: ({ id, name }) => <NameLink to={`/jobs/${id}`}>{name}</NameLink>,
      text: ({ number, name }) => `${number} ${name}`,
      sortBy: ({ number }) => number,
    },
    amountColumn('contract', t('contractIn', { currency }), ({ contract }) => contract, { phone: 'detail' }),
    {
      id: 'percent',
      header: t('done'),
      width: 150,
      align: 'end',
      cell: ({ percent, method }) => (
        <>
          <Percent value={percent} />{' '}
          <span className="text-faint text-sm">{t(`method_${method as 'cost'}`)}</span>
        </>
      ),
      text: ({ percent }) => percent,
      sortBy: ({ percent }) => Number(percent),
      phone: 'detail',
    },
    opens('cost', COSTS),
    amountColumn('earned', t('earned'), ({ earned }) => earned),
    opens('billed', ['revenue']),
    ifAny('underBilled', { phone: 'end' }),
    ifAny('overBilled', {}),
    amountColumn('costToComplete', t('costToComplete'), ({ costToComplete }) => costToComplete, {
      isHidden: true,
    }),
  ];
}
