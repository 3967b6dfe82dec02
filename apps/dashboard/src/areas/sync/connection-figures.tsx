import type { ReactNode } from 'react';
import { Ago, DateTime, Day, TextLink, useFormat, useMessages } from '#ui';
import { countOf, type Status } from './actions';
import { CallsMeter } from './calls-meter';
import { messages } from './messages';
import { useNames } from './names';

/** The kinds of records that are named; the rest is in the count. */
const NAMED = 3;

/** One stands below the other: each is large enough to be hit. */
const TARGET = 'inline-flex min-h-6 items-center';

/** The key figures of a connection; the last success always first. */
export function ConnectionFigures({ status }: { status: Status }) {
  const t = useMessages(messages);
  const { quantity } = useFormat();
  const names = useNames();
  const { connection, waiting, authorizedUntil, closedThrough } = status;
  const linked = Object.entries(status.linked as Record<string, number>).sort(([, a], [, b]) => b - a);
  const { minute, minuteLimit } = status.usage;
  const moving = countOf(status, 'planned', 'in_flight', 'uncertain', 'failed');
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-3 xl:grid-cols-6">
      <Figure
        label={t('lastSuccess')}
        note={connection.lastSuccessAt && <DateTime value={connection.lastSuccessAt} />}
      >
        {connection.lastSuccessAt ? <Ago value={connection.lastSuccessAt} /> : t('never')}
      </Figure>
      <Figure
        label={t('waits')}
        note={
          moving > 0 && (
            <TextLink className={TARGET} to={`/sync?tab=writes&connection=${connection.id}&state=under_way`}>
              {t('underWay', { count: moving })}
            </TextLink>
          )
        }
      >
        {waiting > 0 ? (
          <TextLink
            className={TARGET}
            to={`/sync?tab=waiting&connection=${connection.id}&of=${connection.id}`}
          >
            {t('waitsCount', { count: waiting })}
          </TextLink>
        ) : (
          t('waitsNothing')
        )}
      </Figure>
      <Figure
        label={t('linked')}
        note={linked
          .slice(0, NAMED)
          .map(([entity, count]) => `${names.entity(entity)} ${quantity(String(count))}`)
          .join(' · ')}
      >
        {quantity(String(linked.reduce((sum, [, count]) => sum + count, 0)))}
      </Figure>
      <Figure
        label={t('calls')}
        note={
          minuteLimit
            ? t('callsMinuteOf', { count: minute, limit: minuteLimit })
            : t('callsMinute', { count: minute })
        }
      >
        <CallsMeter usage={status.usage} />
      </Figure>
      <Figure label={t('access')} note={authorizedUntil && t('accessNote')}>
        {authorizedUntil ? <DateTime value={authorizedUntil} style="date" /> : t('accessUnknown')}
      </Figure>
      <Figure label={t('closed')}>{closedThrough ? <Day value={closedThrough} /> : t('open')}</Figure>
    </dl>
  );
}

function Figure({ label, note, children }: { label: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-soft text-sm">{label}</dt>
      <dd className="tnum mt-0.5 font-semibold">{children}</dd>
      {note && <dd className="tnum text-faint text-sm">{note}</dd>}
    </div>
  );
}
