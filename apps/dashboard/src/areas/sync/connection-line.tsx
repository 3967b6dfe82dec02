import { Ago, StatePill, useMessages } from '#ui';
import { type Connection, nameOf, useStatus } from './actions';
import { CallsMeter } from './calls-meter';
import { useListsFollow } from './lists-follow';
import { messages } from './messages';
import { CONNECTION_MEANINGS, connectionMessages } from './states';

/** Where one is while one works on details: the company, whether it is in step, the last success, the calls that are left. */
export function ConnectionLine({ connection }: { connection: Connection }) {
  const t = useMessages(messages);
  const state = useMessages(connectionMessages);
  const { data } = useStatus(connection);
  useListsFollow(data?.operations, data?.currentRun?.status);
  const { status, lastSuccessAt } = data?.connection ?? connection;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <span className="flex items-center gap-2 font-medium">
        {nameOf(connection)}
        <StatePill meaning={CONNECTION_MEANINGS[status]}>{state(status)}</StatePill>
      </span>
      <span className="text-soft">
        {t('lastSuccessIs')} {lastSuccessAt ? <Ago value={lastSuccessAt} /> : t('never')}
      </span>
      {data && (
        <span className="flex items-center gap-2 text-soft">
          {t('callsAre')} <CallsMeter usage={data.usage} />
        </span>
      )}
    </div>
  );
}
