import { Plug } from 'lucide-react';
import type { schemas } from '#api-client';
import {
  Ago,
  buttonClasses,
  Link,
  Nothing,
  StaleNote,
  StatePill,
  TextLink,
  useFormat,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import { useRead } from '../../app/queries';
import { CONNECTION_MEANINGS, connectionMessages, WRITES_UNDER_WAY } from '../../app/states';
import { messages } from './messages';
import { Panel } from './panel';

type Connection = schemas['IntegrationAnswer'];

/** Whether the books are in step. The last success is always shown: it is what a bookkeeper looks for. */
export function Books() {
  const t = useMessages(messages);
  const read = useRead('/api/v1/integrations', undefined, { everySeconds: 60 });
  const { data } = read;
  return (
    <Panel
      title={t('books')}
      all={{ to: '/sync', label: t('openSync') }}
      read={read}
      empty={data?.items.length === 0 && <NotConnected />}
      lines={2}
    >
      <ul className="space-y-4">
        {data?.items.map((connection) => (
          <li key={connection.id}>
            <ConnectionHealth connection={connection} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function NotConnected() {
  const t = useMessages(messages);
  const mayConnect = useMay('integrations.manage');
  return (
    <>
      <p>{t('notConnected')}</p>
      {mayConnect && (
        <Link to="/sync" className={`${buttonClasses()} mt-3`}>
          <Plug className="size-4" aria-hidden />
          {t('connect')}
        </Link>
      )}
    </>
  );
}

function ConnectionHealth({ connection }: { connection: Connection }) {
  const t = useMessages(messages);
  const { id, companyName, system, status, statusReason, lastSuccessAt } = connection;
  const stateOf = useMessages(connectionMessages);
  const { quantity } = useFormat();
  const read = useRead('/api/v1/integrations/{id}/status', undefined, { id, everySeconds: 60 });
  const { data } = read;
  const count = (states: readonly string[]) =>
    states.reduce((sum, state) => sum + Number(data?.operations[state] ?? 0), 0);
  const list = (tab: string) => `/sync?tab=${tab}&connection=${id}`;
  const counted: readonly [name: string, count: number, isBad: boolean, to: string][] = [
    [t('onTheirWay'), count(WRITES_UNDER_WAY), false, `${list('writes')}&state=under_way`],
    [t('conflicts'), data?.waiting ?? 0, true, `${list('waiting')}&of=${id}`],
  ];
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <span className="min-w-0 truncate font-medium">{companyName ?? system}</span>
        <StatePill meaning={CONNECTION_MEANINGS[status]}>{stateOf(status)}</StatePill>
      </div>
      <dl className="mt-2 space-y-1 text-sm">
        <div className="flex justify-between gap-4">
          <dt className="text-soft">{t('lastSuccess')}</dt>
          <dd className="font-medium">{lastSuccessAt ? <Ago value={lastSuccessAt} /> : t('never')}</dd>
        </div>
        {counted.map(([name, value, isBad, to]) => (
          <div key={name} className="flex justify-between gap-4">
            <dt className="text-soft">{name}</dt>
            <dd className={`tnum ${isBad && value > 0 ? 'font-medium text-attention' : ''}`}>
              {data ? <TextLink to={to}>{quantity(String(value))}</TextLink> : <Nothing />}
            </dd>
          </div>
        ))}
      </dl>
      {read.error && (
        <StaleNote
          error={read.error}
          asOf={read.dataUpdatedAt || undefined}
          onRetry={() => void read.refetch()}
          className="mt-2"
        />
      )}
      {statusReason && (
        <p className="mt-2 text-attention text-sm">
          {statusReason.message} {statusReason.fix}
        </p>
      )}
    </>
  );
}
