import { api, got, idempotent } from '#api-client';
import { Button, Money, Problem, refusalOf, SkeletonLines, TextLink, useMessages } from '#ui';
import { useList, useRead, useWrite } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { type Connection, INTEGRATIONS, OPERATIONS, type Operation } from './actions';
import { connectMessages } from './connect-messages';
import { OperationLine } from './operation-line';

/** As many as are worth choosing from. */
const FEW = 5;

/** One approved invoice goes first; it is followed until it is in the books, or until it is plain why not. */
export function TestStep({ connection }: { connection: Connection }) {
  const t = useMessages(connectMessages);
  const [{ invoice }, change] = useUrlState();
  if (connection.settings.push === false) return <p className="text-soft">{t('testOff')}</p>;
  if (!invoice) return <Choose onSent={(id) => change({ invoice: id, connection: connection.id })} />;
  return (
    <>
      <Followed connectionId={connection.id} invoiceId={invoice} />
      <Button size="small" onClick={() => change({ invoice: undefined })}>
        {t('another')}
      </Button>
    </>
  );
}

function Choose({ onSent }: { onSent(id: string): void }) {
  const t = useMessages(connectMessages);
  const found = useRead('/api/v1/invoices', { status: 'approved', direction: 'receivable', limit: FEW });
  const send = useWrite<{ id: string; number: string }, unknown>({
    send: ({ id }, key) =>
      got(api.POST('/api/v1/invoices/{id}/push', { params: { path: { id }, header: idempotent(key) } })),
    refreshes: [INTEGRATIONS],
    said: (_, { number }) => t('sending', { number }),
    onDone: (_, { id }) => onSent(id),
  });
  if (found.error) return <Problem problem={refusalOf(found.error)} isInline />;
  if (!found.data) return <SkeletonLines count={3} />;
  if (found.data.items.length === 0) return <p className="text-soft">{t('noneApproved')}</p>;
  return (
    <>
      <p className="text-soft">{t('testText')}</p>
      <ul className="divide-y divide-line rounded-md border border-line">
        {found.data.items.map(({ id, number, total, currency }) => (
          <li key={id} className="flex items-center gap-3 px-3 py-2">
            <TextLink to={`/invoices/${id}`}>{number}</TextLink>
            <span className="ml-auto">
              <Money amount={total} currency={currency} />
            </span>
            <Button
              size="small"
              isBusy={send.isPending && send.variables.id === id}
              onClick={() => send.mutate({ id, number })}
            >
              {t('send', { number })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The newest write of the invoice; the page reads it again while something moves. */
function Followed({ connectionId, invoiceId }: { connectionId: string; invoiceId: string }) {
  const { rows } = useList(OPERATIONS, { recordId: invoiceId }, { id: connectionId });
  const operation = rows?.[0] as Operation | undefined;
  if (!operation) return <SkeletonLines count={2} />;
  return (
    <ul className="rounded-md border border-line">
      <OperationLine connectionId={connectionId} operation={operation} />
    </ul>
  );
}
