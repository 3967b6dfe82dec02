import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Layers2,
  type LucideIcon,
  Play,
  Plus,
  TimerOff,
  Undo2,
} from 'lucide-react';
import { classes, MEANING_TEXT, type Meaning, Nothing, useFormat, useMessages } from '#ui';
import { usePlaces } from '../../app/provinces';
import { WorkedHours } from './clocked';
import { hoursText } from './hours';
import { messages } from './messages';
import { countedMinutes, type DayOfPerson, dayHead, stateOf, type WorkedState } from './week';

export const STATE_SIGNS: Record<WorkedState, readonly [sign: LucideIcon, meaning: Meaning]> = {
  rejected: [Undo2, 'blocked'],
  submitted: [CircleAlert, 'attention'],
  running: [Play, 'info'],
  draft: [CircleDashed, 'none'],
  approved: [CircleCheck, 'good'],
};

interface Flag {
  key: string;
  icon: LucideIcon;
  meaning: Meaning;
  text: string;
}

/** What stands out on a day, the gravest first. */
export function useFlags(): (day: DayOfPerson) => Flag[] {
  const t = useMessages(messages);
  return ({ forgotten, overlapping, overtimeMinutes }) => [
    ...(forgotten > 0
      ? [{ key: 'forgotten', icon: TimerOff, meaning: 'blocked' as const, text: t('forgotten') }]
      : []),
    ...(overlapping > 0
      ? [{ key: 'overlapping', icon: Layers2, meaning: 'attention' as const, text: t('overlapping') }]
      : []),
    ...(overtimeMinutes > 0
      ? [
          {
            key: 'overtime',
            icon: Plus,
            meaning: 'info' as const,
            text: t('overtimeOf', { hours: hoursText(overtimeMinutes) }),
          },
        ]
      : []),
  ];
}

/** The hours of a person on a day, with their state and what stands out; opens the entries behind them. */
export function DayCell({
  name,
  day,
  readAt,
  isPhone,
  onOpen,
}: {
  name: string;
  day: DayOfPerson | undefined;
  /** When it was read, in milliseconds. */
  readAt: number;
  isPhone?: boolean;
  onOpen(): void;
}) {
  const t = useMessages(messages);
  const { day: written } = useFormat();
  const flagsOf = useFlags();
  if (!day) {
    return (
      <span className={classes('block py-1.5', !isPhone && 'px-2 text-right')}>
        <Nothing />
      </span>
    );
  }
  const state = stateOf(day);
  const [Sign, meaning] = STATE_SIGNS[state];
  const flags = flagsOf(day);
  const [first] = flags;
  const isRefused = countedMinutes(day) === 0 && day.running === 0 && day.rejectedMinutes > 0;
  const others = flags.slice(isPhone ? 0 : 1).map(({ text }) => text);
  return (
    <button
      type="button"
      onClick={onOpen}
      title={[t(state), ...flags.map(({ text }) => text)].join(', ')}
      className={classes(
        'w-full rounded-md hover:bg-sunken',
        isPhone ? 'flex min-h-10 flex-col items-center py-1' : 'min-h-9 px-2 py-1 text-right',
      )}
    >
      <span className="sr-only">{t('cell', { name, day: written(day.day) })} </span>
      <span className={classes('inline-flex items-center', isPhone ? 'flex-col gap-0.5 text-xs' : 'gap-1.5')}>
        <Sign className={classes('size-3.5 shrink-0', MEANING_TEXT[meaning])} aria-hidden />
        <span className={classes('tnum', isRefused && 'text-soft line-through')}>
          {isRefused ? (
            hoursText(day.rejectedMinutes)
          ) : (
            <WorkedHours of={day} readAt={readAt} withSeconds={!isPhone} />
          )}
        </span>
      </span>
      <span className="sr-only">, {[t(state), ...others].join(', ')} </span>
      {first && <FirstFlag flag={first} more={flags.length - 1} isPhone={isPhone} />}
    </button>
  );
}

function FirstFlag({ flag, more, isPhone }: { flag: Flag; more: number; isPhone?: boolean }) {
  const { icon: Sign, meaning, text } = flag;
  if (isPhone) return <Sign className={classes('mx-auto size-3', MEANING_TEXT[meaning])} aria-hidden />;
  return (
    <span
      className={classes(
        'flex items-center justify-end gap-1 whitespace-nowrap text-xs',
        MEANING_TEXT[meaning],
      )}
    >
      <Sign className="size-3 shrink-0" aria-hidden />
      {text}
      {more > 0 && <span className="tnum">+{more}</span>}
    </span>
  );
}

/** What the signs of the cells mean, and whose rule overtime follows. */
export function Legend({ province }: { province: string }) {
  const t = useMessages(messages);
  const places = usePlaces();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-soft text-xs">
      {(Object.keys(STATE_SIGNS) as WorkedState[]).map((state) => {
        const [Sign, meaning] = STATE_SIGNS[state];
        return (
          <span key={state} className="inline-flex items-center gap-1">
            <Sign className={classes('size-3.5', MEANING_TEXT[meaning])} aria-hidden />
            {t(state)}
          </span>
        );
      })}
      <span>{t('overtimeRule', { province: places.province(province) })}</span>
    </div>
  );
}

/** `Mon 16`, today marked in weight and word. */
export function DayHead({ day, isToday, isPhone }: { day: string; isToday: boolean; isPhone?: boolean }) {
  const t = useMessages(messages);
  const { locale } = useFormat();
  const { name, number } = dayHead(day, locale, isPhone ? 'narrow' : 'short');
  return (
    <span className={classes('whitespace-nowrap', isToday && 'font-semibold text-accent-text')}>
      <span className={isPhone ? undefined : 'capitalize'}>{name}</span>{' '}
      <span className="tnum">{number}</span>
      {isToday && <span className="sr-only"> ({t('today')})</span>}
    </span>
  );
}
