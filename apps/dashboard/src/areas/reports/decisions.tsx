import { Stamp } from 'lucide-react';
import { lazy, type ReactNode } from 'react';
import { api, type schemas } from '#api-client';
import {
  type Column,
  DateTime,
  EmptyState,
  type Meaning,
  Money,
  Nothing,
  Stat,
  StatePill,
  type Translate,
  useFormat,
  useMessages,
} from '#ui';
import { FileMenu } from '../../app/file-menu';
import { useList, useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { messages } from './messages';
import { amountColumn, countColumn } from './parts';
import { PeriodChoice, usePeriod } from './period';
import { Report } from './report';

type Row = schemas['ReportedDecisionAnswer'];
type Totals = schemas['ReportTotalsAnswer'];

const NamedBars = lazy(() => import('./named-bars'));

const PATH = '/api/v1/reports/approvals';
const MEANINGS: Record<Row['decision'], Meaning> = { approved: 'good', rejected: 'blocked', undone: 'none' };

/** Every decision about an invoice in a period: who, when, and what the rules had said. */
export function Decisions({ choice }: { choice: ReactNode }) {
  const t = useMessages(messages);
  const { day } = useFormat();
  const { from, to } = usePeriod();
  const [{ sort }, change] = useUrlState();
  const list = useList(PATH, { from, to });
  const { data } = useRead(PATH, { from, to, limit: 1 });
  return (
    <Report<Row>
      name={`approvals-${from}-${to}`}
      title={t('view_approvals')}
      note={t('fromTo', { from: day(from), to: day(to) })}
      choices={
        <>
          {choice}
          <PeriodChoice />
        </>
      }
      files={
        <FileMenu
          name={`approvals-${from}-${to}`}
          load={(wish) =>
            api.GET('/api/v1/reports/approvals/file', {
              params: { query: { from, to, ...wish } },
              parseAs: 'blob',
            })
          }
        />
      }
      figures={<Figures totals={data?.totals} />}
      chart={
        data && (
          <NamedBars
            label={t('decisions')}
            series={[{ id: 'count', label: t('decisions'), colour: 'accent' }]}
            rows={BARS.map((name) => ({ label: t(name), values: { count: String(data.totals[name]) } }))}
          />
        )
      }
      chartTitle={t('decisions')}
      list={list}
      columns={columnsOf(t)}
      idOf={({ id }) => id}
      nameOf={({ number }) => number}
      linkOf={({ invoiceId }) => `/invoices/${invoiceId}`}
      sort={sort}
      onSort={(next) => change({ sort: next })}
      empty={
        <EmptyState icon={Stamp} title={t('noDecisionsTitle')}>
          {t('noDecisions')}
        </EmptyState>
      }
    />
  );
}

const BARS = [
  'approved',
  'approvedByRule',
  'approvedWithFindings',
  'byDelegates',
  'rejected',
  'undone',
] as const;

function Figures({ totals }: { totals: Totals | undefined }) {
  const t = useMessages(messages);
  const { quantity } = useFormat();
  const count = (value: number | undefined) => quantity(String(value ?? 0));
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Stat
        label={t('approved')}
        isLoading={!totals}
        value={count(totals?.approved)}
        note={totals && t('ofThemByRule', { count: totals.approvedByRule })}
      />
      <Stat
        label={t('approvedWithFindings')}
        isLoading={!totals}
        meaning={totals?.approvedWithFindings ? 'attention' : 'none'}
        value={count(totals?.approvedWithFindings)}
        note={t('withFindingsNote')}
      />
      <Stat
        label={t('ownApproved')}
        isLoading={!totals}
        meaning={totals?.ownApproved ? 'attention' : 'none'}
        value={count(totals?.ownApproved)}
        note={t('ownNote')}
      />
      <Stat
        label={t('waited')}
        isLoading={!totals}
        value={
          totals?.medianHours == null ? <Nothing /> : t('hoursShort', { value: quantity(totals.medianHours) })
        }
        note={t('waitedNote')}
      />
    </div>
  );
}

function columnsOf(t: Translate<typeof messages>): Column<Row>[] {
  return [
    {
      id: 'at',
      header: t('decidedAt'),
      width: 215,
      phone: 'detail',
      cell: ({ decidedAt }) => <DateTime value={decidedAt} />,
      text: ({ decidedAt }) => decidedAt,
      sortBy: ({ decidedAt }) => decidedAt,
    },
    {
      id: 'number',
      header: t('invoice'),
      width: 150,
      phone: 'title',
      cell: ({ number }) => number,
      text: ({ number }) => number,
      sortBy: ({ number }) => number,
    },
    {
      id: 'decision',
      header: t('decision'),
      width: 130,
      phone: 'detail',
      cell: ({ decision }) => <StatePill meaning={MEANINGS[decision]}>{t(decision)}</StatePill>,
      text: ({ decision }) => t(decision),
      sortBy: ({ decision }) => decision,
    },
    {
      id: 'by',
      header: t('decidedBy'),
      phone: 'detail',
      cell: (row) => whoOf(t, row),
      text: (row) => whoOf(t, row),
      sortBy: (row) => whoOf(t, row),
    },
    {
      id: 'reason',
      header: t('reason'),
      cell: ({ reason }) => reason ?? <Nothing />,
      text: ({ reason }) => reason ?? '',
    },
    countColumn('findings', t('findings'), ({ findingCount }) => findingCount, { width: 100 }),
    {
      id: 'waited',
      header: t('hoursWaited'),
      width: 130,
      align: 'end',
      cell: ({ hours }) => (hours === null ? <Nothing /> : <span className="tnum">{hours}</span>),
      text: ({ hours }) => hours ?? '',
      sortBy: ({ hours }) => Number(hours ?? 0),
    },
    amountColumn('total', t('total'), ({ total }) => total, {
      width: 150,
      phone: 'end',
      cell: ({ total, currency }) => <Money amount={total} currency={currency} />,
    }),
  ];
}

const whoOf = (t: Translate<typeof messages>, { decidedByName, onBehalfOfName }: Row): string => {
  const name = decidedByName ?? t('byRule');
  return onBehalfOfName ? t('onBehalf', { name, of: onBehalfOfName }) : name;
};
