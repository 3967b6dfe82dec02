import { api, got, idempotent, type schemas } from '#api-client';
import {
  AmountField,
  DayField,
  dayIn,
  FormDialog,
  TextAreaField,
  TextField,
  useFormat,
  useMessages,
  useProblemForm,
} from '#ui';
import { useBegun } from '../../app/begun';
import { useMe } from '../../app/me';
import { useWrite } from '../../app/queries';
import { useSaveForm } from '../../app/save-form';
import { messages } from './messages';

type Invoice = schemas['InvoiceAnswer'];

interface DialogProps {
  invoice: Invoice;
  onClose(): void;
}

const CHANGED = ['/api/v1/invoices', '/api/v1/payments', '/api/v1/customers'];

/** Sends it to the customer with a link that tells when it was opened. */
export function EmailDialog({ invoice, onClose }: DialogProps) {
  const t = useMessages(messages);
  const { id, number, email } = invoice;
  const write = useWrite<{ to: string; message: string }>({
    send: ({ to, message }, key) =>
      got(
        api.POST('/api/v1/invoices/{id}/email', {
          params: { path: { id }, header: idempotent(key) },
          body: { ...(to.trim() && { to: to.trim() }), ...(message.trim() && { message: message.trim() }) },
        }),
      ),
    refreshes: CHANGED,
    said: () => t('emailed', { number }),
    onDone: onClose,
    isQuiet: true,
  });
  const form = useProblemForm({
    defaultValues: { to: email ?? '', message: '' },
    save: async (values: { to: string; message: string }) => {
      await write.mutateAsync(values);
    },
  });
  return (
    <FormDialog form={form} title={t('emailTitle', { number })} go={t('send')} onClose={onClose}>
      <TextField
        name="to"
        label={t('emailTo')}
        type="email"
        hint={t('emailHint')}
        autoComplete="off"
        autoFocus
      />
      <TextAreaField name="message" label={t('emailMessage')} hint={t('emailMessageHint')} />
    </FormDialog>
  );
}

interface Payment {
  amount: string;
  paymentDate: string;
  reference: string;
  exchangeRate: string;
}

/** The smaller of two amounts, as it was written: what is more than the balance stays unapplied. */
const smaller = (a: string, b: string) => (Number(a) < Number(b) ? a : b);

/** Money that came, or went, for this invoice. */
export function PaymentDialog({ invoice, onClose }: DialogProps) {
  const t = useMessages(messages);
  const { zone } = useFormat();
  const { organization } = useMe();
  const { id, number, balance, currency, direction, customerId, contractorId } = invoice;
  const isForeign = currency !== organization.currency;
  const { form } = useSaveForm<Payment>({
    defaultValues: {
      amount: balance,
      paymentDate: dayIn(zone, new Date()),
      reference: '',
      exchangeRate: invoice.exchangeRate ?? '',
    },
    send: ({ amount, paymentDate, reference, exchangeRate }, key) =>
      got(
        api.POST('/api/v1/payments', {
          params: { header: idempotent(key) },
          body: {
            direction: direction === 'receivable' ? 'received' : 'paid',
            ...(customerId && { customerId }),
            ...(contractorId && { contractorId }),
            ...{ paymentDate, amount, currency },
            ...(reference.trim() && { reference: reference.trim() }),
            ...(isForeign && { exchangeRate }),
            allocations: [{ invoiceId: id, amount: smaller(amount, balance) }],
          },
        }),
      ),
    refreshes: CHANGED,
    said: () => t('payEntered'),
    onDone: onClose,
  });
  return (
    <FormDialog form={form} title={t('payTitle', { number })} go={t('record')} onClose={onClose}>
      <div className="grid gap-4 sm:grid-cols-2">
        <AmountField name="amount" label={t('payAmount')} unit={currency} isRequired />
        <DayField name="paymentDate" label={t('payDate')} isRequired />
      </div>
      {isForeign && <AmountField name="exchangeRate" label={t('payRate')} isRequired />}
      <TextField
        name="reference"
        label={t('payReference')}
        hint={t('payReferenceHint')}
        autoComplete="off"
        maxLength={100}
      />
      <p className="text-faint text-sm">{t('payMore')}</p>
    </FormDialog>
  );
}

/** Takes it back for good, with the reason that is kept. */
export function VoidDialog({ invoice, onClose }: DialogProps) {
  const t = useMessages(messages);
  const { id, number, version } = useBegun(invoice);
  const write = useWrite<{ reason: string }>({
    send: ({ reason }, key) =>
      got(
        api.POST('/api/v1/invoices/{id}/void', {
          params: { path: { id }, header: idempotent(key) },
          body: { version, reason },
        }),
      ),
    refreshes: CHANGED,
    said: () => t('voided', { number }),
    onDone: onClose,
    isQuiet: true,
  });
  const form = useProblemForm<{ reason: string }>({
    defaultValues: { reason: '' },
    save: async ({ reason }) => {
      await write.mutateAsync({ reason: reason.trim() });
    },
  });
  return (
    <FormDialog form={form} title={t('voidTitle', { number })} go={t('void')} isDanger onClose={onClose}>
      <p className="text-soft">{t('voidText')}</p>
      <TextAreaField name="reason" label={t('voidReason')} isRequired />
    </FormDialog>
  );
}
