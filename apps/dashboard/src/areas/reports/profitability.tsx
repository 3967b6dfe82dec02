import { ChartColumn } from 'lucide-react';
import { lazy, type ReactNode } from 'react';
import type { schemas } from '#api-client';
import { type Column, EmptyState, Money, Stat, type Translate, useFormat, useMessages } from '#ui';
import type { LedgerFigure } from '../../app/documents';
import { useMe } from '../../app/me';
import { useList, useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { DocumentsDrawer, useDocuments } from './documents-drawer';
import { messages } from './messages';
import { amountColumn, BARS, largest, NameLink, Opening, Percent, percentColumn } from './parts';
import { PeriodChoice, usePeriod } from './period';
import { Report } from './report';

type Row = schemas['ProfitRowAnswer'];
type By = 'customer' | 'contractor' | 'service' | 'job';

/** The library that draws is large; the figures are not to wait for it. */
const NamedBars = lazy(() => import('./named-bars'));

const COSTS = ['labour', 'materials', 'bills', 'expenses'] as const satisfies readonly LedgerFigure[];
/** As many as one page answers. */
const LIMIT = 200;

/** Revenue, costs and margin over a period, by whom or what. */
export function Profitability({ by, choice }: { by: By; choice: ReactNode }) {
  const t = useMessages(messages);
  const { day } = useFormat();
  const { currency } = useMe().organization;
  const { from, to } = usePeriod();
  const [{ sort }, change] = useUrlState();
  const list = useList('/api/v1/reports/profitability', { by, from, to, limit: LIMIT });
  const { data } = useRead('/api/v1/reports/profitability', { by, from, to, limit: 1 });
  const { show } = useDocuments();
  const top = largest(list.rows, ({ figures }) => figures.revenue.amount);
  return (
    <>
      <Report<Row>
        name={`profitability-by-${by}-${from}-${to}`}
        file={{ report: 'profitability', by, from, to }}
        title={t(`view_${by}`)}
        note={t('fromTo', { from: day(from), to: day(to) })}
        choices={
          <>
            {choice}
            <PeriodChoice />
          </>
        }
        figures={<Totals totals={data?.totals} currency={currency} />}
        chartTitle={t('revenueAndCost')}
        chart={
          <NamedBars
            label={t('revenueAndCost')}
            currency={currency}
            series={[
              { id: 'revenue', label: t('revenue'), colour: 'accent' },
              { id: 'cost', label: t('cost'), colour: 'none' },
            ]}
            rows={top.map(({ name, figures, cost }) => ({
              label: name,
              values: { revenue: figures.revenue.amount, cost },
            }))}
          />
        }
        remark={
          list.hasMore ? t('chartCut', { count: LIMIT }) : (list.rows?.length ?? 0) > BARS && t('chartTop')
        }
        list={list}
        columns={columnsOf({ t, by, currency, show })}
        idOf={({ id }) => id}
        nameOf={({ name }) => name}
        sort={sort ?? '-revenue'}
        onSort={(next) => change({ sort: next })}
        empty={
          <EmptyState icon={ChartColumn} title={t('nothingTitle')}>
            {t('nothingEarned')}
          </EmptyState>
        }
      />
      <DocumentsDrawer
        by={by}
        from={from}
        to={to}
        nameOf={(id) => list.rows?.find((row) => row.id === id)?.name}
      />
    </>
  );
}

function Totals({
  totals,
  currency,
}: {
  totals: schemas['ProfitTotalsAnswer'] | undefined;
  currency: string;
}) {
  const t = useMessages(messages);
  const stat = (name: 'revenue' | 'cost' | 'margin') => (
    <Stat
      label={t(name)}
      isLoading={!totals}
      meaning={totals?.[name].startsWith('-') ? 'blocked' : 'none'}
      value={<Money amount={totals?.[name]} currency={currency} />}
    />
  );
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {stat('revenue')}
      {stat('cost')}
      {stat('margin')}
      <Stat
        label={t('marginShare')}
        isLoading={!totals}
        value={<Percent value={totals?.marginPercent ?? null} />}
      />
    </div>
  );
}

const PAGES: Partial<Record<By, string>> = { customer: '/customers', job: '/jobs' };

function columnsOf({
  t,
  by,
  currency,
  show,
}: {
  t: Translate<typeof messages>;
  by: By;
  currency: string;
  show(id: string, ...figures: LedgerFigure[]): void;
}): Column<Row>[] {
  const page = PAGES[by];
  const opens = (id: LedgerFigure, header: string, more: Partial<Column<Row>> = {}): Column<Row> =>
    amountColumn(id, header, ({ figures }) => figures[id].amount, {
      cell: (row) => {
        const { amount, documents } = row.figures[id];
        const open = documents.count > 0 ? () => show(row.id, id) : undefined;
        return (
          <Opening onOpen={open}>
            <Money amount={amount} />
          </Opening>
        );
      },
      ...more,
    });
  return [
    {
      id: 'name',
      header: t(`by_${by}`),
      phone: 'title',
      cell: ({ id, name }) => (page ? <NameLink to={`${page}/${id}`}>{name}</NameLink> : name),
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    opens('revenue', t('revenueIn', { currency }), { phone: 'detail', width: 140 }),
    opens('labour', t('labour')),
    opens('materials', t('materials')),
    opens('bills', t('bills')),
    opens('expenses', t('expenses')),
    amountColumn('cost', t('cost'), ({ cost }) => cost, {
      cell: (row) => {
        const used = COSTS.filter((figure) => row.figures[figure].documents.count > 0);
        return (
          <Opening onOpen={used.length > 0 ? () => show(row.id, ...used) : undefined}>
            <Money amount={row.cost} />
          </Opening>
        );
      },
    }),
    amountColumn('margin', t('margin'), ({ margin }) => margin, {
      phone: 'end',
      cell: ({ margin }) => <Money amount={margin} strong />,
    }),
    percentColumn('share', t('marginShare'), ({ marginPercent }) => marginPercent, {
      phone: 'detail',
      width: 100,
    }),
  ];
}
