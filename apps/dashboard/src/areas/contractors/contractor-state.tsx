import { StatePill, TextLink, useFormat, useMessages } from '#ui';
import { PRESENCE_MEANINGS, presenceMessages } from '../../app/states';
import { messages } from './messages';
import { useTimeOf } from './reads';

/**
 * Whether her clock runs, and since when. By her time entries, not by the map: opening her page is not looking at where
 * she is, and nobody else's place is looked up with hers.
 */
export function AtWork({ id }: { id: string }) {
  const t = useMessages(messages);
  const presence = useMessages(presenceMessages);
  const { instant } = useFormat();
  const { data } = useTimeOf(id);
  const timer = data?.items.find(({ status }) => status === 'running' || status === 'on_break');
  if (!timer) return null;
  const now = timer.status === 'running' ? 'working' : 'on_break';
  const since = timer.startedAt && t('since', { time: instant(timer.startedAt, 'time') });
  return (
    <>
      <StatePill meaning={PRESENCE_MEANINGS[now]}>{presence(now)}</StatePill>
      {since && (
        <span className="text-soft text-sm">
          {timer.jobId ? <TextLink to={`/jobs/${timer.jobId}`}>{since}</TextLink> : since}
        </span>
      )}
    </>
  );
}
