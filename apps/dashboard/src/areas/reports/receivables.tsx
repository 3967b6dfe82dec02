import { ReceiptText } from 'lucide-react';
import { lazy, type ReactNode } from 'react';
import type { schemas } from '#api-client';
import {
  type Column,
  EmptyState,
  Link,
  Money,
  Nothing,
  Stat,
  type Translate,
  useFormat,
  useMessages,
} from '#ui';
import { isAbove } from '../../app/amounts';
import { useLiveRefresh } from '../../app/live';
import { useMe } from '../../app/me';
import { useList, useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { messages } from './messages';
import { amountColumn, countColumn } from './parts';
import { Report } from './report';

type Row = schemas['DebtorAnswer'];
type Totals = schemas['OwedByAgeAnswer'];

const UprightBars = lazy(() => import('./upright-bars'));

const AGES = ['notDue', 'to30', 'to60', 'to90', 'over90'] as const;
const PATH = '/api/v1/reports/receivables';

/** What customers owe, by how long it is late. */
export function Receivables({ choice }: { choice: ReactNode }) {
  const t = useMessages(messages);
  const { day } = useFormat();
  const { currency } = useMe().organization;
  const [{ sort }, change] = useUrlState();
  const { data } = useRead(PATH, { limit: 1 });
  const list = useList(PATH);
  useLiveRefresh(['invoice:approved', 'invoice:voided', 'invoice:payment_recorded'], PATH);
  const totals = data?.totals ?? [];
  const home = totals.find((one) => one.currency === currency) ?? totals[0];
  return (
    <Report<Row>
      name={`receivables-${data?.asOf ?? ''}`}
      file={{ report: 'receivables' }}
      title={t('view_receivables')}
      note={data && t('asOf', { day: day(data.asOf) })}
      choices={choice}
      figures={totals.length > 1 && <InCurrencies totals={totals} />}
      chartTitle={home && t('owedIn', { currency: home.currency })}
      chart={
        home && (
          <UprightBars
            label={t('owedByAge')}
            currency={home.currency}
            series={[{ id: 'owed', label: t('owed'), colour: 'accent' }]}
            rows={AGES.map((age) => ({ label: t(age), values: { owed: home[age] } }))}
          />
        )
      }
      remark={t('receivablesRemark')}
      list={list}
      columns={columnsOf(t)}
      idOf={({ id, currency: one }) => `${id} ${one}`}
      nameOf={({ name }) => name}
      linkOf={({ id }) => invoicesOf(id)}
      sort={sort ?? '-total'}
      onSort={(next) => change({ sort: next })}
      empty={
        <EmptyState icon={ReceiptText} title={t('nothingOwedTitle')}>
          {t('nothingOwed')}
        </EmptyState>
      }
    />
  );
}

const invoicesOf = (customerId: string, isLate = false): string =>
  `/invoices?direction=receivable&customer=${customerId}${isLate ? '&overdue=yes' : ''}`;

/** Amounts of two currencies are never added. */
function InCurrencies({ totals }: { totals: readonly Totals[] }) {
  const t = useMessages(messages);
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {totals.map(({ currency, total, invoices }) => (
        <Stat
          key={currency}
          label={t('owedIn', { currency })}
          value={<Money amount={total} currency={currency} />}
          note={t('onInvoices', { count: invoices })}
        />
      ))}
    </div>
  );
}

function columnsOf(t: Translate<typeof messages>): Column<Row>[] {
  const age = (id: (typeof AGES)[number]): Column<Row> =>
    amountColumn(id, t(id), (row) => row[id], {
      cell: (row) =>
        isAbove(row[id], '0') ? (
          <Link
            to={invoicesOf(row.id, id !== 'notDue')}
            className="underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink"
          >
            <Money amount={row[id]} />
          </Link>
        ) : (
          <Nothing />
        ),
    });
  return [
    {
      id: 'customer',
      header: t('by_customer'),
      phone: 'title',
      cell: ({ name }) => name,
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    ...AGES.map(age),
    amountColumn('total', t('owed'), ({ total }) => total, {
      width: 150,
      phone: 'end',
      cell: ({ total, currency }) => <Money amount={total} currency={currency} strong />,
    }),
    {
      id: 'currency',
      header: t('currency'),
      width: 90,
      isHidden: true,
      cell: ({ currency }) => currency,
      text: ({ currency }) => currency,
    },
    countColumn('invoices', t('invoices'), ({ invoices }) => invoices),
    {
      id: 'late',
      header: t('oldest'),
      width: 120,
      align: 'end',
      phone: 'detail',
      cell: ({ daysLate }) =>
        daysLate > 0 ? <span className="tnum">{t('daysLate', { count: daysLate })}</span> : <Nothing />,
      text: ({ daysLate }) => String(daysLate),
      sortBy: ({ daysLate }) => daysLate,
    },
  ];
}
