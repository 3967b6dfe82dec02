import { Check, CircleAlert, Undo2 } from 'lucide-react';
import {
  Button,
  Card,
  Day,
  Facts,
  Nothing,
  StatePill,
  TextLink,
  type Translate,
  useFormat,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import { useRead } from '../../app/queries';
import { EntryHours } from './clocked';
import type { Entry } from './decisions';
import { hoursText } from './hours';
import { messages } from './messages';
import { Places } from './places';
import { clockAt, STATE_MEANINGS } from './week';

/** One piece of recorded time with its punches, what it was for, and what looks odd about it. */
export function EntryCard({
  entry,
  isDayShown,
  isOverlapping,
  mayDecide,
  isBusy,
  onApprove,
  onReject,
}: {
  entry: Entry;
  isDayShown: boolean;
  isOverlapping: boolean;
  mayDecide: boolean;
  isBusy: boolean;
  onApprove(): void;
  onReject(): void;
}) {
  const t = useMessages(messages);
  const oddities = useOddities(entry, isOverlapping);
  return (
    <li>
      <Card
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="tnum">
              <EntryHours entry={entry} />
            </span>
            {isDayShown && (
              <span className="font-normal">
                <Day value={entry.workDate} />
              </span>
            )}
          </span>
        }
        action={<StatePill meaning={STATE_MEANINGS[entry.status]}>{t(entry.status)}</StatePill>}
      >
        <div className="space-y-3">
          {entry.rejectionReason && <p>{t('why', { reason: entry.rejectionReason })}</p>}
          {oddities.length > 0 && (
            <ul className="space-y-1">
              {oddities.map((text) => (
                <li key={text} className="flex items-start gap-2 text-attention text-sm">
                  <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
                  {text}
                </li>
              ))}
            </ul>
          )}
          <Punches entry={entry} />
          <Facts
            items={[
              [t('job'), entry.jobId ? <JobLink key="job" id={entry.jobId} /> : t('noJob')],
              [
                t('what'),
                [entry.phase, entry.description].filter(Boolean).join(': ') || <Nothing key="none" />,
              ],
            ]}
          />
          {entry.startedAt && <Places id={entry.id} zone={entry.zone} />}
          {mayDecide && entry.status === 'submitted' && (
            <div className="flex justify-end gap-2">
              <Button size="small" icon={Undo2} onClick={onReject}>
                {t('reject')}
              </Button>
              <Button size="small" icon={Check} isBusy={isBusy} onClick={onApprove}>
                {t('approve')}
              </Button>
            </div>
          )}
        </div>
      </Card>
    </li>
  );
}

/** A minute of difference is a phone's everyday. */
const NOTABLE_SKEW_SECONDS = 60;

function useOddities(
  { isForgotten, splitFrom, clockSkewSeconds, billable }: Entry,
  isOverlapping: boolean,
): string[] {
  const t = useMessages(messages);
  const skew = Math.abs(clockSkewSeconds ?? 0);
  return [
    ...(isForgotten ? [t('forgottenLong')] : []),
    ...(isOverlapping ? [t('overlapsOther')] : []),
    ...(splitFrom ? [t('splitFrom')] : []),
    ...(skew >= NOTABLE_SKEW_SECONDS ? [t('skew', { count: skew })] : []),
    ...(billable ? [] : [t('unbillable')]),
  ];
}

/** Clock-in, breaks and clock-out as the clock at the site showed them. */
function Punches({ entry }: { entry: Entry }) {
  const t = useMessages(messages);
  const { locale, zone: home } = useFormat();
  const { startedAt, endedAt, breaks, zone, rawMinutes, rounding, minutes } = entry;
  const at = (instant: string | null) => (instant ? clockAt(instant, zone ?? home, locale) : t('still'));
  if (!startedAt) return <p className="text-soft text-sm">{t('sheet')}</p>;
  const lines = [
    { key: 'start', label: t('start'), text: at(startedAt) },
    ...breaks.map((pause) => ({
      key: pause.startedAt,
      label: t('pause'),
      text: `${at(pause.startedAt)} – ${at(pause.endedAt)}`,
    })),
    { key: 'stop', label: t('stop'), text: at(endedAt) },
  ];
  return (
    <div>
      <ol className="divide-y divide-line rounded-md border border-line">
        {lines.map(({ key, label, text }) => (
          <li key={key} className="flex justify-between gap-3 px-3 py-1.5">
            <span className="text-soft">{label}</span>
            <span className="tnum">{text}</span>
          </li>
        ))}
      </ol>
      <p className="mt-1 text-faint text-sm">
        {[
          zone && zone !== home ? zone : '',
          rounding && rawMinutes !== null && rawMinutes !== minutes
            ? t('rounded', { raw: hoursText(rawMinutes), rule: ruleOf(rounding, t) })
            : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}

/** `nearest 15`, in words. */
function ruleOf(rounding: string, t: Translate<typeof messages>): string {
  const [direction, step = ''] = rounding.split(' ');
  return direction === 'nearest' || direction === 'up' || direction === 'down'
    ? t(direction, { step })
    : rounding;
}

/** Number and name of a job; the entry knows its id only. */
function JobLink({ id }: { id: string }) {
  const isOff = !useMay('jobs.read');
  const { data } = useRead('/api/v1/jobs/{id}', undefined, { id, isOff });
  if (!data || data.id !== id) return <Nothing />;
  return <TextLink to={`/jobs/${id}`}>{`${data.number} ${data.name}`}</TextLink>;
}
