import { Stamp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { Button, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { type Outcome, oneByOne } from '../../app/one-by-one';
import { useWrite } from '../../app/queries';
import { RefusedDialog } from '../../app/refused-dialog';
import { messages } from './messages';

type Row = schemas['InvoiceSummaryAnswer'];

const isOpen = ({ status }: Row): boolean => status === 'draft' || status === 'rejected';

interface HandIn {
  /** For the bar of a table; none for whoever writes no invoices. */
  bulkActions: ((rows: readonly Row[], clear: () => void) => ReactNode) | undefined;
  dialog: ReactNode;
}

/** Hands in what is chosen and still with its author, each as it was looked at. */
export function useHandInMany(): HandIn {
  const t = useMessages(messages);
  const mayWrite = useMay('invoices.write');
  const [outcome, setOutcome] = useState<Outcome>();
  const submit = useWrite<readonly Row[], Outcome>({
    send: (rows, key) =>
      oneByOne(
        rows,
        ({ id, number }) => ({ id, name: number }),
        async ({ id, version }) => {
          const params = { path: { id }, header: idempotent(`${key}-${id}`) };
          await got(api.POST('/api/v1/invoices/{id}/submit', { params, body: { version } }));
          return 1;
        },
      ),
    refreshes: ['/api/v1/invoices', '/api/v1/dashboard/invoices'],
    said: ({ done }) => t('handedInMany', { count: done }),
    onDone: setOutcome,
  });
  return {
    bulkActions: mayWrite
      ? (rows, clear) => {
          const open = rows.filter(isOpen);
          return (
            <Button
              look="primary"
              size="small"
              icon={Stamp}
              disabled={open.length === 0}
              isBusy={submit.isPending}
              onClick={() => submit.mutate(open, { onSuccess: clear })}
            >
              {t('handIn')}
            </Button>
          );
        }
      : undefined,
    dialog: <RefusedDialog outcome={outcome} onClose={() => setOutcome(undefined)} />,
  };
}
