import { Ban, Banknote, Ellipsis, FileText, MailCheck, Pencil, Send, Stamp } from 'lucide-react';
import { useState } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import {
  Button,
  buttonClasses,
  type Command,
  IconButton,
  Link,
  Menu,
  MenuItem,
  useCommands,
  useGo,
  useMessages,
  useShortcuts,
} from '#ui';
import { useMay } from '../../app/me';
import { useWrite } from '../../app/queries';
import { EmailDialog, PaymentDialog, VoidDialog } from './invoice-dialogs';
import { InvoicePaper } from './invoice-paper';
import { isEditable } from './invoice-state';
import { messages } from './messages';

type Invoice = schemas['InvoiceAnswer'];
type Open = 'email' | 'payment' | 'void' | 'paper';
type Action = Command & { isDanger?: boolean };

const PAYABLE = ['approved', 'sent', 'viewed', 'partially_paid'];
const VOIDABLE = ['draft', 'pending_approval', 'rejected', 'approved', 'sent', 'viewed'];

/** The one next action of an invoice, and all of them behind a menu and in the palette. What a person may not do is not there. */
export function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const t = useMessages(messages);
  const [open, setOpen] = useState<Open>();
  const go = useGo();
  const may = {
    edit: useMay('invoices.write') && isEditable(invoice),
    send: useMay('invoices.send') && invoice.direction === 'receivable',
    pay: useMay('payments.write') && PAYABLE.includes(invoice.status),
    void: useMay('invoices.void') && VOIDABLE.includes(invoice.status),
  };
  const markSent = useMarkSent();
  const isSendable = may.send && PAYABLE.includes(invoice.status);
  const edit = () => go(`/invoices/${invoice.id}/edit`);
  const actions: Action[] = [
    ...(may.edit ? [{ id: 'edit', label: t('edit'), icon: Pencil, keys: 'E', run: edit }] : []),
    ...(isSendable ? [{ id: 'email', label: t('email'), icon: Send, run: () => setOpen('email') }] : []),
    ...(may.send && invoice.status === 'approved'
      ? [{ id: 'sent', label: t('markSent'), icon: MailCheck, run: () => markSent.mutate(invoice) }]
      : []),
    ...(may.pay
      ? [{ id: 'pay', label: t('pay'), icon: Banknote, keys: 'B', run: () => setOpen('payment') }]
      : []),
    ...(may.void
      ? [{ id: 'void', label: t('void'), icon: Ban, isDanger: true, run: () => setOpen('void') }]
      : []),
  ];
  const paper = { id: 'paper', label: t('pdf'), icon: FileText, keys: 'P', run: () => setOpen('paper') };
  useCommands([paper, ...actions]);
  useShortcuts([paper, ...actions].flatMap(({ keys, label, run }) => (keys ? [{ keys, label, run }] : [])));
  const close = () => setOpen(undefined);
  return (
    <>
      <Button icon={FileText} onClick={paper.run}>
        {paper.label}
      </Button>
      {actions.length > 0 && (
        <Menu trigger={<IconButton icon={Ellipsis} label={t('more')} />}>
          {actions.map(({ id, label, icon, isDanger, run }) => (
            <MenuItem key={id} icon={icon} isDanger={isDanger} onSelect={run}>
              {label}
            </MenuItem>
          ))}
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
