import { Send } from 'lucide-react';
import { api, got, idempotent, type schemas } from '#api-client';
import { Button, Card, Facts, StatePill, TextLink, useCommands, useFormat, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { useRead, useWrite } from '../../app/queries';
import { systemName } from '../../app/systems';
import { BooksFiles } from './books-files';
import { messages } from './messages';

type Invoice = schemas['InvoiceAnswer'];
type Connection = schemas['IntegrationAnswer'];

/** Before somebody approved it, or where they said no, it goes nowhere. */
const NOT_RELEASED = ['draft', 'pending_approval', 'rejected'];

/** Whether the accounting system has it, and has it the same; its story there, and how it is sent by hand. */
export function InvoiceBooks({ invoice }: { invoice: Invoice }) {
  const t = useMessages(messages);
  const { amount } = useFormat();
  const maySee = useMay('integrations.read');
  const found = useRead('/api/v1/integrations', undefined, { isOff: !maySee });
  const connections = (found.data?.items ?? []).filter(({ status }) => status !== 'pending');
  const { id, source, providerTotals, currency } = invoice;
  const difference = providerTotals?.totalDifference;
  const isSame = difference !== undefined && Number(difference) === 0;
  return (
    <Card title={t('books')}>
      <Facts
        items={[
          [t('origin'), source === 'manual' ? t('manual') : systemName(source)],
          [
            t('state'),
            difference === undefined ? (
              <StatePill key="s" meaning="none">
                {t('booksUnknown')}
              </StatePill>
            ) : (
              <StatePill key="s" meaning={isSame ? 'good' : 'attention'}>
                {isSame ? t('booksAgree') : t('booksDiffer', { amount: amount(difference, currency) })}
              </StatePill>
            ),
          ],
        ]}
      />
      <BooksFiles invoiceId={id} />
      {connections.length > 0 && (
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2" data-no-print>
          {connections.map((connection) => (
            <TextLink key={connection.id} to={storyOf(invoice, connection)}>
              {connections.length === 1
                ? t('booksStory')
                : t('booksStoryWith', { name: connection.companyName ?? connection.companyId })}
            </TextLink>
          ))}
          <SendToBooks invoice={invoice} connections={connections} />
        </div>
      )}
    </Card>
  );
}

function storyOf({ id, direction }: Invoice, connection: Connection): string {
  const entity = direction === 'receivable' ? 'invoice' : 'bill';
  return `/sync/records/${id}?entity=${entity}&connection=${connection.id}`;
}

/** For one that is older than the connection, was refused or was deleted there; every other goes by itself. */
function SendToBooks({ invoice, connections }: { invoice: Invoice; connections: readonly Connection[] }) {
  const t = useMessages(messages);
  const maySend = useMay('integrations.sync');
  const { id, number, status } = invoice;
  const send = useWrite<void, unknown>({
    send: (_, key) =>
      got(api.POST('/api/v1/invoices/{id}/push', { params: { path: { id }, header: idempotent(key) } })),
    refreshes: ['/api/v1/invoices', '/api/v1/integrations'],
    said: () => t('pushing', { number }),
  });
  const isOffered = maySend && !NOT_RELEASED.includes(status) && connections.some(takesInvoices);
  const push = { id: 'push', label: t('push'), icon: Send, run: () => send.mutate() };
  useCommands(isOffered ? [push] : []);
  if (!isOffered) return null;
  return (
    <Button size="small" icon={Send} isBusy={send.isPending} onClick={push.run}>
      {push.label}
    </Button>
  );
}

const takesInvoices = ({ status, settings }: Connection): boolean =>
  status !== 'disconnected' && (settings as { push?: boolean }).push !== false;
