import type { schemas } from '#api-client';
import { Day, MeaningSign, Money, Page, PageHeader, Stat, TextLink, useMessages, WithRail } from '#ui';
import { useLiveRefresh } from '../../app/live';
import { useMay } from '../../app/me';
import { balanceOf, isOwed } from '../../app/owed';
import { Pending } from '../../app/pending';
import { useRead } from '../../app/queries';
import { Stale } from '../../app/stale';
import { TakeBack } from '../../app/take-back';
import { useId } from '../../app/url-state';
import { InvoiceActions } from './invoice-actions';
import { InvoiceBooks } from './invoice-books';
import { InvoiceHistory } from './invoice-history';
import { InvoiceLines } from './invoice-lines';
import { InvoicePayments } from './invoice-payments';
import { InvoiceState } from './invoice-state';
import { INVOICE_EVENTS } from './live-events';
import { messages } from './messages';

type Invoice = schemas['InvoiceAnswer'];

/** One invoice: its state with the next action, its figures, what was paid on it, what happened to it. */
export default function InvoicePage() {
  const t = useMessages(messages);
  const id = useId();
  const found = useRead('/api/v1/invoices/{id}', undefined, { id });
  useLiveRefresh(INVOICE_EVENTS, '/api/v1/invoices', '/api/v1/payments');
  const maySeePayments = useMay('payments.read');
  const invoice = found.data;
  if (!invoice) return <Pending read={found} />;
  return (
    <Page>
      <PageHeader
        title={t(invoice.direction === 'receivable' ? 'invoice' : 'bill', { number: invoice.number })}
        back={{ to: '/invoices', label: t('title') }}
        state={<InvoiceState status={invoice.status} isOverdue={invoice.isOverdue} />}
        actions={
          <>
            <TakeBack invoice={invoice} />
            <InvoiceActions invoice={invoice} />
          </>
        }
      >
        <Party invoice={invoice} />
      </PageHeader>
      <Stale read={found} />
      {invoice.status === 'rejected' && invoice.rejectionReason && (
        <p className="flex items-center gap-2">
          <MeaningSign meaning="blocked" />
          {t('rejectedBecause', { reason: invoice.rejectionReason })}
        </p>
      )}
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat
          label={t('balance')}
          meaning={invoice.isOverdue ? 'blocked' : 'none'}
          value={<Money amount={balanceOf(invoice)} currency={invoice.currency} />}
          note={!isOwed(invoice) && t(invoice.status === 'void' ? 'owedNoMore' : 'owedOnceApproved')}
        />
        <Stat label={t('total')} value={<Money amount={invoice.total} currency={invoice.currency} />} />
        <Stat label={t('date')} value={<Day value={invoice.invoiceDate} />} />
        <Stat label={t('due')} value={<Day value={invoice.dueDate} />} />
      </div>
      <WithRail
        rail={
          <>
            {maySeePayments && <InvoicePayments invoice={invoice} />}
            <InvoiceBooks invoice={invoice} />
            <InvoiceHistory invoice={invoice} />
          </>
        }
      >
        <InvoiceLines invoice={invoice} />
      </WithRail>
    </Page>
  );
}

function Party({ invoice: { partyName, customerId, contractorId, jobId } }: { invoice: Invoice }) {
  const t = useMessages(messages);
  const page = customerId ? `/customers/${customerId}` : contractorId && `/contractors/${contractorId}`;
  return (
    <span className="flex flex-wrap gap-x-3">
      {page ? <TextLink to={page}>{partyName}</TextLink> : partyName}
      {jobId && <TextLink to={`/jobs/${jobId}`}>{t('job')}</TextLink>}
    </span>
  );
}
