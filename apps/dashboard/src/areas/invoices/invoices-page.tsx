import { FilePlus2, ReceiptText } from 'lucide-react';
import { api, type schemas } from '#api-client';
import {
  buttonClasses,
  type Column,
  DataTable,
  dayColumn,
  EmptyState,
  FilterBar,
  type FilterSpec,
  Link,
  moneyColumn,
  Page,
  PageHeader,
  SavedViews,
  type Translate,
  textColumn,
  useGo,
  useMessages,
  useShortcuts,
} from '#ui';
import type { Search } from '../../app/address';
import type { Me } from '../../app/area';
import { FileMenu } from '../../app/file-menu';
import { useLiveRefresh } from '../../app/live';
import { useMay } from '../../app/me';
import { balanceOf } from '../../app/owed';
import { PartyFilter } from '../../app/party-filter';
import { listAhead, type Query, useList } from '../../app/queries';
import { invoiceStatusMessages } from '../../app/states';
import { useUrlState } from '../../app/url-state';
import { useHandInMany } from './hand-in-many';
import { InvoiceState } from './invoice-state';
import { INVOICE_EVENTS } from './live-events';
import { messages } from './messages';

type Row = schemas['InvoiceSummaryAnswer'];
type InvoicesQuery = Query<'/api/v1/invoices'>;

const STATUSES = [
  'draft',
  'pending_approval',
  'approved',
  'sent',
  'viewed',
  'partially_paid',
  'paid',
  'rejected',
  'void',
] as const;

const FILTERS = [
  'q',
  'status',
  'direction',
  'customer',
  'contractor',
  'overdue',
  'owed',
  'age',
  'currency',
] as const;
const AGES = ['notDue', 'to30', 'to60', 'to90', 'over90'] as const;

const listOf = ({ q, status, direction, customer, contractor, overdue, owed, age, currency }: Search) =>
  [
    '/api/v1/invoices',
    {
      q,
      status: status as InvoicesQuery['status'],
      direction: direction as InvoicesQuery['direction'],
      customerId: customer,
      contractorId: contractor,
      overdue: overdue === 'yes' ? true : undefined,
      owed: owed === 'yes' ? true : undefined,
      age: age as InvoicesQuery['age'],
      currency,
    },
  ] as const;

export const ahead = (_me: Me, values: Search): void => listAhead(...listOf(values));

/** What we charge, and what we are charged. */
export default function InvoicesPage() {
  const t = useMessages(messages);
  const status = useMessages(invoiceStatusMessages);
  const [values, change] = useUrlState();
  const { sort } = values;
  const list = useList(...listOf(values));
  useLiveRefresh(INVOICE_EVENTS, '/api/v1/invoices');
  const mayWrite = useMay('invoices.write');
  const handIn = useHandInMany();
  const go = useGo();
  useShortcuts(mayWrite ? [{ keys: 'N', label: t('add'), run: () => go('/invoices/new') }] : []);
  const isFiltered = FILTERS.some((name) => Boolean(values[name]));
  return (
    <Page isFilling>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <InvoiceFiles values={values} />
            {mayWrite && <NewInvoice />}
          </>
        }
      />
      <FilterBar
        values={values}
        onChange={change}
        searchLabel={t('search')}
        others={['customer', 'contractor']}
        filters={filtersOf(values, t, status)}
      >
        <PartyFilter label={t('party')} others={{ name: 'contractor', word: t('contractor') }} />
        <SavedViews name="invoices" values={values} onChange={change} />
      </FilterBar>
      <DataTable<Row>
        name="invoices"
        label={t('title')}
        list={list}
        columns={columnsOf(t, status)}
        idOf={({ id }) => id}
        nameOf={({ number }) => number}
        linkOf={({ id }) => `/invoices/${id}`}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        bulkActions={handIn.bulkActions}
        empty={
          <EmptyState
            icon={ReceiptText}
            title={t(isFiltered ? 'noneTitle' : 'emptyTitle')}
            action={mayWrite && !isFiltered && <NewInvoice look="secondary" />}
          >
            {t(isFiltered ? 'none' : 'empty')}
          </EmptyState>
        }
      />
      {handIn.dialog}
    </Page>
  );
}

function filtersOf(
  { currency }: Search,
  t: Translate<typeof messages>,
  status: Translate<typeof invoiceStatusMessages>,
): FilterSpec[] {
  return [
    { name: 'status', label: t('state'), choices: STATUSES.map((one) => [one, status(one)]) },
    {
      name: 'direction',
      label: t('direction'),
      choices: [
        ['receivable', t('receivable')],
        ['payable', t('payable')],
      ],
    },
    { name: 'owed', label: t('owed'), choices: [['yes', t('yes')]] },
    { name: 'overdue', label: t('overdue'), choices: [['yes', t('yes')]] },
    { name: 'age', label: t('age'), choices: AGES.map((one) => [one, t(one)]) },
    // It comes with a link and is not chosen here.
    ...(currency
      ? [{ name: 'currency', label: t('currency'), choices: [[currency, currency]] as const }]
      : []),
  ];
}

/** What is listed, with every row, to be handed on. */
function InvoiceFiles({ values }: { values: Search }) {
  const t = useMessages(messages);
  const [, filter] = listOf(values);
  return (
    <FileMenu
      name={t('title')}
      load={(wish) =>
        api.GET('/api/v1/invoices/file', { params: { query: { ...filter, ...wish } }, parseAs: 'blob' })
      }
    />
  );
}

function NewInvoice({ look = 'primary' }: { look?: 'primary' | 'secondary' }) {
  const t = useMessages(messages);
  return (
    <Link to="/invoices/new" className={buttonClasses(look)}>
      <FilePlus2 className="size-4" aria-hidden />
      {t('add')}
    </Link>
  );
}

function columnsOf(
  t: Translate<typeof messages>,
  status: Translate<typeof invoiceStatusMessages>,
): Column<Row>[] {
  return [
    textColumn('number', t('number'), ({ number }) => number, { width: 150, phone: 'title' }),
    textColumn('party', t('party'), ({ partyName }) => partyName, { phone: 'detail' }),
    {
      id: 'state',
      header: t('state'),
      width: 190,
      phone: 'detail',
      cell: (row) => <InvoiceState status={row.status} isOverdue={row.isOverdue} />,
      text: (row) => status(row.isOverdue ? 'overdue' : row.status),
      sortBy: (row) => STATUSES.indexOf(row.status),
    },
    dayColumn('date', t('date'), ({ invoiceDate }) => invoiceDate),
    dayColumn('due', t('due'), ({ dueDate }) => dueDate, { phone: 'detail' }),
    moneyColumn('taxAmount', t('tax'), ({ taxAmount }) => taxAmount, { isHidden: true }),
    moneyColumn('total', t('total'), ({ total }) => total),
    moneyColumn('balance', t('balance'), (row) => balanceOf(row), { phone: 'end', isStrong: true }),
  ];
}
