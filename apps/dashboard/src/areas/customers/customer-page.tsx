import { CopyCheck, Pencil } from 'lucide-react';
import type { schemas } from '#api-client';
import {
  Button,
  buttonClasses,
  Card,
  Facts,
  Id,
  Link,
  MeaningSign,
  Money,
  Nothing,
  Page,
  PageHeader,
  Problem,
  refusalOf,
  SkeletonLines,
  Stat,
  StatePill,
  Tabs,
  TextLink,
  useMessages,
  WithRail,
} from '#ui';
import { useMay } from '../../app/me';
import { ActiveState } from '../../app/parties';
import { Pending } from '../../app/pending';
import { PostalAddress } from '../../app/postal-address';
import { useList, useRead } from '../../app/queries';
import { MailLink, PhoneLink } from '../../app/reach';
import { Stale } from '../../app/stale';
import { useId, useUrlState } from '../../app/url-state';
import { CustomerActivity } from './customer-activity';
import { CustomerDrawer } from './customer-drawer';
import { mergeMessages } from './merge-messages';
import { messages } from './messages';

type Customer = schemas['CustomerAnswer'];

/** One customer: what she owes, how to reach her, what happened. */
export default function CustomerPage() {
  const t = useMessages(messages);
  const id = useId();
  const found = useRead('/api/v1/customers/{id}', undefined, { id });
  const mayWrite = useMay('customers.write');
  const mayMerge = useMay('customers.merge');
  const maySeeMoney = useMay('reports.read');
  const [{ tab = 'overview', edit }, change] = useUrlState();
  const customer = found.data;
  if (!customer) return <Pending read={found} />;
  return (
    <Page>
      <PageHeader
        title={customer.displayName}
        back={{ to: '/customers', label: t('title') }}
        state={<State customer={customer} />}
        actions={
          <>
            {mayMerge && !customer.mergedIntoId && <MergeLink id={id} />}
            {mayWrite && (
              <Button icon={Pencil} onClick={() => change({ edit: id }, 'push')}>
                {t('edit')}
              </Button>
            )}
          </>
        }
      >
        {customer.mergedIntoId ? (
          <TextLink to={`/customers/${customer.mergedIntoId}`}>{t('openMerged')}</TextLink>
        ) : (
          customer.companyName
        )}
      </PageHeader>
      <Stale read={found} />
      {maySeeMoney && <KeyFigures id={id} currency={customer.currency} />}
      <WithRail rail={maySeeMoney && <CustomerActivity id={id} />}>
        <Tabs
          value={tab}
          onChange={(next) => change({ tab: next })}
          tabs={[
            { id: 'overview', label: t('overview'), content: <Overview customer={customer} /> },
            { id: 'contacts', label: t('contacts'), content: <Contacts id={id} /> },
          ]}
        />
      </WithRail>
      <CustomerDrawer id={edit} onClose={() => change({ edit: undefined })} />
    </Page>
  );
}

function MergeLink({ id }: { id: string }) {
  const t = useMessages(mergeMessages);
  return (
    <Link to={`/customers/duplicates?keep=${id}`} className={buttonClasses()}>
      <CopyCheck className="size-4" aria-hidden />
      {t('mergeWith')}
    </Link>
  );
}

function State({ customer }: { customer: Customer }) {
  const t = useMessages(messages);
  if (customer.mergedIntoId) return <StatePill meaning="info">{t('merged')}</StatePill>;
  return <ActiveState active={customer.active} />;
}

function KeyFigures({ id, currency }: { id: string; currency: string }) {
  const t = useMessages(messages);
  const read = useRead('/api/v1/customers/{id}/financials', undefined, { id });
  const { data } = read;
  const none = {
    currency,
    open: '0.00',
    openInvoices: 0,
    overdue: '0.00',
    overdueInvoices: 0,
    paidLastYear: '0.00',
    unapplied: '0.00',
    averageDaysToPay: null,
  };
  if (read.error && !data) {
    return <Problem problem={refusalOf(read.error)} onRetry={() => void read.refetch()} isInline />;
  }
  const rows = data && data.currencies.length === 0 ? [none] : (data?.currencies ?? [undefined]);
  return rows.map((row) => (
    <div key={row?.currency ?? 'first'} className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Stat
        label={t('owed')}
        isLoading={!row}
        value={<Money amount={row?.open} currency={row?.currency} />}
        note={row && t('openInvoices', { count: row.openInvoices })}
        to={`/invoices?customer=${id}`}
      />
      <Stat
        label={t('overdue')}
        isLoading={!row}
        meaning={row && row.overdueInvoices > 0 ? 'blocked' : 'none'}
        value={<Money amount={row?.overdue} currency={row?.currency} />}
        note={row && t('lateInvoices', { count: row.overdueInvoices })}
        to={`/invoices?customer=${id}&overdue=yes`}
      />
      <Stat
        label={t('paid')}
        isLoading={!row}
        value={<Money amount={row?.paidLastYear} currency={row?.currency} />}
        note={row?.averageDaysToPay != null && t('daysToPay', { count: row.averageDaysToPay })}
      />
      <Stat
        label={t('unapplied')}
        isLoading={!row}
        value={<Money amount={row?.unapplied} currency={row?.currency} />}
      />
    </div>
  ));
}

function Overview({ customer }: { customer: Customer }) {
  const t = useMessages(messages);
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card title={t('details')}>
        <Facts
          items={[
            [t('email'), customer.email ? <MailLink key="m" to={customer.email} /> : <Nothing key="m" />],
            [t('phone'), customer.phone ? <PhoneLink key="p" to={customer.phone} /> : <Nothing key="p" />],
            [t('kind'), t(customer.isProject ? 'project' : 'customer')],
            ...(customer.parentId
              ? ([[t('parent'), <Parent key="o" id={customer.parentId} />]] as const)
              : []),
            [t('currency'), customer.currency],
            [
              t('taxExempt'),
              customer.taxExempt ? (
                <span key="t" className="inline-flex items-center gap-1.5">
                  <MeaningSign meaning="attention" />
                  {t('yes')}
                </span>
              ) : (
                t('no')
              ),
            ],
            ['ID', <Id key="i" value={customer.id} short />],
          ]}
        />
      </Card>
      <Card title={t('billing')}>
        <PostalAddress address={customer.billingAddress} />
        {customer.shippingAddress && (
          <>
            <h3 className="mt-4 mb-1 font-medium text-sm">{t('shipping')}</h3>
            <PostalAddress address={customer.shippingAddress} />
          </>
        )}
        {customer.notes && (
          <>
            <h3 className="mt-4 mb-1 font-medium text-sm">{t('notes')}</h3>
            <p className="whitespace-pre-wrap text-soft">{customer.notes}</p>
          </>
        )}
      </Card>
    </div>
  );
}

function Parent({ id }: { id: string }) {
  const { data } = useRead('/api/v1/customers/{id}', undefined, { id });
  return <TextLink to={`/customers/${id}`}>{data?.displayName ?? '…'}</TextLink>;
}

function Contacts({ id }: { id: string }) {
  const t = useMessages(messages);
  const { rows, error, retry } = useList('/api/v1/customers/{id}/contacts', {}, { id });
  if (!rows) {
    return error ? <Problem problem={refusalOf(error)} onRetry={retry} isInline /> : <SkeletonLines />;
  }
  if (rows.length === 0) return <p className="text-soft">{t('noContacts')}</p>;
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {rows.map((contact) => (
        <li key={contact.id} className="rounded-lg border border-line bg-surface p-4">
          <div className="flex items-center justify-between gap-2">
            <span className="font-medium">{contact.name}</span>
            {contact.isPrimary && <StatePill meaning="info">{t('primary')}</StatePill>}
          </div>
          <div className="text-soft text-sm">{contact.role}</div>
          <div className="mt-2 flex flex-wrap gap-x-4">
            {contact.email && <MailLink to={contact.email} />}
            {contact.phone && <PhoneLink to={contact.phone} />}
          </div>
        </li>
      ))}
    </ul>
  );
}
