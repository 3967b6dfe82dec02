import { Ban, Banknote, Ellipsis, FileText, Send, Stamp } from 'lucide-react';
import { useState } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { Button, buttonClasses, IconButton, Link, Menu, MenuItem, useMessages, useShortcuts } from '#ui';
import { useMay } from '../../app/me';
import { useWrite } from '../../app/queries';
import { EmailDialog, PaymentDialog, VoidDialog } from './invoice-dialogs';
import { InvoicePaper } from './invoice-paper';
import { messages } from './messages';

type Invoice = schemas['InvoiceAnswer'];
type Open = 'email' | 'payment' | 'void' | 'paper';

const PAYABLE = ['approved', 'sent', 'viewed', 'partially_paid'];
const VOIDABLE = ['draft', 'pending_approval', 'rejected', 'approved', 'sent', 'viewed'];

/** The one next action of an invoice, and the others behind a menu. What a person may not do is not there. */
export function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const t = useMessages(messages);
  const [open, setOpen] = useState<Open>();
  const may = {
    send: useMay('invoices.send') && invoice.direction === 'receivable',
    pay: useMay('payments.write') && PAYABLE.includes(invoice.status),
    void: useMay('invoices.void') && VOIDABLE.includes(invoice.status),
  };
  const isApproved = invoice.status === 'approved';
  const markSent = useMarkSent();
  useShortcuts([
    { keys: 'P', label: t('pdf'), run: () => setOpen('paper') },
    ...(may.pay ? [{ keys: 'B', label: t('pay'), run: () => setOpen('payment') }] : []),
  ]);
  const close = () => setOpen(undefined);
  return (
    <>
      <Button icon={FileText} onClick={() => setOpen('paper')}>
        {t('pdf')}
      </Button>
      {(may.void || (may.send && PAYABLE.includes(invoice.status)) || may.pay) && (
        <Menu trigger={<IconButton icon={Ellipsis} label={t('more')} />}>
          {may.send && PAYABLE.includes(invoice.status) && (
            <MenuItem icon={Send} onSelect={() => setOpen('email')}>
              {t('email')}
            </MenuItem>
          )}
          {may.send && isApproved && (
            <MenuItem onSelect={() => markSent.mutate(invoice)}>{t('markSent')}</MenuItem>
          )}
          {may.pay && (
            <MenuItem icon={Banknote} onSelect={() => setOpen('payment')}>
              {t('pay')}
            </MenuItem>
          )}
          {may.void && (
            <MenuItem icon={Ban} isDanger onSelect={() => setOpen('void')}>
              {t('void')}
            </MenuItem>
          )}
        </Menu>
      )}
      <NextAction invoice={invoice} maySend={may.send} mayPay={may.pay} onOpen={setOpen} />
      {open === 'email' && <EmailDialog invoice={invoice} onClose={close} />}
      {open === 'payment' && <PaymentDialog invoice={invoice} onClose={close} />}
      {open === 'void' && <VoidDialog invoice={invoice} onClose={close} />}
      {open === 'paper' && <InvoicePaper invoice={invoice} onClose={close} />}
    </>
  );
}

interface NextActionProps {
  invoice: Invoice;
  maySend: boolean;
  mayPay: boolean;
  onOpen(what: Open): void;
}

function NextAction({ invoice, maySend, mayPay, onOpen }: NextActionProps) {
  const t = useMessages(messages);
  const mayWrite = useMay('invoices.write');
  const mayReview = useMay('approvals.read');
  const submit = useSubmit();
  const { status, id } = invoice;
  if ((status === 'draft' || status === 'rejected') && mayWrite)
    return (
      <Button look="primary" icon={Stamp} isBusy={submit.isPending} onClick={() => submit.mutate(invoice)}>
        {t('handIn')}
      </Button>
    );
  if (status === 'pending_approval' && mayReview)
    return (
      <Link to={`/approvals?open=${id}`} className={buttonClasses('primary')}>
        {t('review')}
      </Link>
    );
  if (status === 'approved' && maySend)
    return (
      <Button look="primary" icon={Send} onClick={() => onOpen('email')}>
        {t('email')}
      </Button>
    );
  if (!mayPay) return null;
  return (
    <Button look="primary" icon={Banknote} onClick={() => onOpen('payment')}>
      {t('pay')}
    </Button>
  );
}

const CHANGED = ['/api/v1/invoices', '/api/v1/dashboard/invoices/pending'];

function useSubmit() {
  const t = useMessages(messages);
  return useWrite<Invoice, Invoice>({
    send: ({ id, version }, key) =>
      got(
        api.POST('/api/v1/invoices/{id}/submit', {
          params: { path: { id }, header: idempotent(key) },
          body: { version },
        }),
      ),
    refreshes: CHANGED,
    said: ({ number }) => t('handedIn', { number }),
  });
}

function useMarkSent() {
  const t = useMessages(messages);
  return useWrite<Invoice, Invoice>({
    send: ({ id }, key) =>
      got(api.POST('/api/v1/invoices/{id}/send', { params: { path: { id }, header: idempotent(key) } })),
    refreshes: CHANGED,
    said: ({ number }) => t('markedSent', { number }),
  });
}
