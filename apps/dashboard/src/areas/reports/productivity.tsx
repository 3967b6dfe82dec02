import { Clock } from 'lucide-react';
import { lazy } from 'react';
import type { schemas } from '#api-client';
import { type Column, EmptyState, Money, type Translate, useFormat, useMessages } from '#ui';
import { less } from '../../app/amounts';
import { useList } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { DocumentsDrawer, useDocuments } from './documents-drawer';
import { messages } from './messages';
import { amountColumn, BARS, countColumn, largest, Opening, percentColumn } from './parts';
import { PeriodChoice, usePeriod } from './period';
import { Report } from './report';

type Row = schemas['ProductivityRowAnswer'];

const NamedBars = lazy(() => import('./named-bars'));

const LIMIT = 200;

/** What everybody worked, how much of it is billed, and whether jobs were done on their day. */
export function Productivity() {
  const t = useMessages(messages);
  const { day } = useFormat();
  const { from, to } = usePeriod();
  const [{ sort }, change] = useUrlState();
  const list = useList('/api/v1/reports/productivity', { from, to, limit: LIMIT });
  const { show } = useDocuments();
  const top = largest(list.rows, ({ hours }) => hours);
  return (
    <>
      <Report<Row>
        name={`productivity-${from}-${to}`}
        file={{ report: 'productivity', from, to }}
        title={t('productivity')}
        note={t('fromTo', { from: day(from), to: day(to) })}
        choices={<PeriodChoice />}
        chartTitle={t('hoursWorked')}
        chart={
          <NamedBars
            label={t('hoursWorked')}
            isStacked
            series={[
              { id: 'billable', label: t('billable'), colour: 'accent' },
              { id: 'other', label: t('notBillable'), colour: 'none' },
            ]}
            rows={top.map(({ name, hours, billableHours }) => ({
              label: name,
              values: { billable: billableHours, other: less(hours, billableHours) },
            }))}
          />
        }
        remark={
          <>
            {t('hoursRemark')}
            {(list.rows?.length ?? 0) > BARS &&
              ` ${list.hasMore ? t('chartCut', { count: LIMIT }) : t('chartTopHours')}`}
          </>
        }
        list={list}
        columns={columnsOf(t, show)}
        idOf={({ id }) => id}
        nameOf={({ name }) => name}
        sort={sort ?? '-hours'}
        onSort={(next) => change({ sort: next })}
        empty={
          <EmptyState icon={Clock} title={t('noTimeTitle')}>
            {t('noTime')}
          </EmptyState>
        }
      />
      <DocumentsDrawer
        by="contractor"
        from={from}
        to={to}
        nameOf={(id) => list.rows?.find((row) => row.id === id)?.name}
      />
    </>
  );
}

function columnsOf(
  t: Translate<typeof messages>,
  show: (id: string, ...figures: 'labour'[]) => void,
): Column<Row>[] {
  const hours = (
    id: 'hours' | 'billableHours' | 'approvedHours',
    more: Partial<Column<Row>> = {},
  ): Column<Row> =>
    amountColumn(id, t(id), (row) => row[id], {
      width: 105,
      cell: (row) => <Money amount={row[id]} />,
      ...more,
    });
  return [
    {
      id: 'name',
      header: t('by_contractor'),
      phone: 'title',
      cell: ({ name }) => name,
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    hours('hours', {
      phone: 'end',
      cell: (row) => (
        <Opening onOpen={() => show(row.id, 'labour')}>
          <Money amount={row.hours} />
        </Opening>
      ),
    }),
    hours('billableHours'),
    percentColumn('billable', t('billableShare'), ({ billablePercent }) => billablePercent, {
      width: 110,
      phone: 'detail',
    }),
    hours('approvedHours'),
    countColumn('entries', t('entries'), ({ entries }) => entries, { isHidden: true }),
    countColumn('rejected', t('rejectedEntries'), ({ rejectedEntries }) => rejectedEntries),
    countColumn('jobs', t('jobs'), ({ jobs }) => jobs),
    percentColumn('completed', t('completed'), ({ completionPercent }) => completionPercent, { width: 125 }),
    percentColumn('onTime', t('onTime'), ({ onTimePercent }) => onTimePercent, {
      width: 115,
      phone: 'detail',
    }),
  ];
}
