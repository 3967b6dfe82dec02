import { RotateCcw } from 'lucide-react';
import { api, got, idempotent } from '#api-client';
import { Button, useFormat, useMessages } from '#ui';
import { useSecond } from './clock';
import { useMay } from './me';
import { messages } from './messages';
import { useRead, useWrite } from './queries';

interface Invoice {
  id: string;
  number: string;
  status: string;
}

/** Takes the approval of an invoice back for as long as nothing has left, however long ago it was given; then it goes away. */
export function TakeBack({ invoice }: { invoice: Invoice }) {
  const { id, status } = invoice;
  const mayDecide = useMay('invoices.approve');
  const maySee = useMay('approvals.read');
  const isOff = status !== 'approved' || !mayDecide || !maySee;
  const { data } = useRead('/api/v1/invoices/{id}/approvals', undefined, { id, isOff });
  const until = isOff ? null : data?.canBeUndoneUntil;
  return until ? <Until invoice={invoice} until={until} /> : null;
}

function Until({ invoice, until }: { invoice: Invoice; until: string }) {
  const t = useMessages(messages);
  const { instant } = useFormat();
  const takeBack = useTakeBack();
  const now = useSecond();
  if (Date.parse(until) <= now) return null;
  return (
    <Button icon={RotateCcw} isBusy={takeBack.isPending} onClick={() => takeBack.mutate(invoice)}>
      {t('takeBackUntil', { time: instant(until, 'clock') })}
    </Button>
  );
}

function useTakeBack() {
  const t = useMessages(messages);
  return useWrite<Invoice>({
    send: ({ id }, key) =>
      got(
        api.POST('/api/v1/invoices/{id}/undo-approval', {
          params: { path: { id }, header: idempotent(key) },
          body: {},
        }),
      ),
    refreshes: ['/api/v1/invoices', '/api/v1/dashboard/invoices/pending'],
    said: (_answer, { number }) => t('tookBack', { number }),
  });
}
