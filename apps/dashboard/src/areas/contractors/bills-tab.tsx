import { FileText } from 'lucide-react';
import type { schemas } from '#api-client';
import {
  type Column,
  DataTable,
  dayColumn,
  EmptyState,
  moneyColumn,
  StatePill,
  type Translate,
  textColumn,
  useFormat,
  useMessages,
} from '#ui';
import { balanceOf } from '../../app/owed';
import { useList } from '../../app/queries';
import { INVOICE_MEANINGS, type InvoiceStatus, invoiceStatusMessages } from '../../app/states';
import { useUrlState } from '../../app/url-state';
import { toPay } from './bills';
import { TableFrame } from './table-frame';
import { moneyMessages } from './work-messages';

type Bill = schemas['InvoiceSummaryAnswer'];

/** What she billed us, and what of it is left to pay. */
export function BillsTab({ id }: { id: string }) {
  const t = useMessages(moneyMessages);
  const status = useMessages(invoiceStatusMessages);
  const { amount: write } = useFormat();
  const [{ sort }, change] = useUrlState();
  const list = useList('/api/v1/invoices', { contractorId: id, direction: 'payable' });
  // A sum of a part of the bills would pass for the whole.
  const sums = list.rows && !list.hasMore ? toPay(list.rows) : [];
  return (
    <div className="space-y-3">
      {sums.map(({ currency, amount, count }) => (
        <p key={currency} className="font-medium">
          {t('toPay', { amount: write(amount, currency), count })}
        </p>
      ))}
      <TableFrame>
        <DataTable<Bill>
          name="contractor-bills"
          label={t('bills')}
          list={list}
          columns={columnsOf(t, status)}
          idOf={(bill) => bill.id}
          nameOf={({ number }) => number}
          linkOf={(bill) => `/invoices/${bill.id}`}
          sort={sort}
          onSort={(next) => change({ sort: next })}
          empty={
            <EmptyState icon={FileText} title={t('noBills')}>
              {t('noBillsText')}
            </EmptyState>
          }
        />
      </TableFrame>
    </div>
  );
}

const stateOf = ({ status, isOverdue }: Bill): InvoiceStatus => (isOverdue ? 'overdue' : status);

function columnsOf(
  t: Translate<typeof moneyMessages>,
  status: Translate<typeof invoiceStatusMessages>,
): Column<Bill>[] {
  return [
    textColumn('number', t('number'), ({ number }) => number, { phone: 'title' }),
    dayColumn('date', t('date'), ({ invoiceDate }) => invoiceDate, { width: 125, phone: 'detail' }),
    dayColumn('due', t('due'), ({ dueDate }) => dueDate, { width: 125 }),
    {
      id: 'state',
      header: t('state'),
      width: 175,
      phone: 'detail',
      cell: (bill) => (
        <StatePill meaning={INVOICE_MEANINGS[stateOf(bill)]}>{status(stateOf(bill))}</StatePill>
      ),
      text: (bill) => status(stateOf(bill)),
      sortBy: (bill) => status(stateOf(bill)),
    },
    moneyColumn('total', t('total'), ({ total }) => total, { width: 115, phone: 'end' }),
    moneyColumn('balance', t('balance'), (row) => balanceOf(row), { width: 115, isStrong: true }),
  ];
}
