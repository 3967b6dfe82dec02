import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button, IconButton, useMessages, useShortcuts } from '#ui';
import { addDays } from '../../app/days';
import { useToday } from '../../app/today';
import { useUrlState } from '../../app/url-state';
import { messages } from './messages';

/** From one week or day to the next, and from the one to the other. */
export function Steps({ day, isDay, isNarrow }: { day: string; isDay: boolean; isNarrow: boolean }) {
  const t = useMessages(messages);
  const today = useToday();
  const [, change] = useUrlState();
  const go = (to: string) => change({ day: to === today ? undefined : to });
  const by = (count: number) => () => go(addDays(day, isDay ? count : 7 * count));
  const show = (view: 'day' | undefined) => () => change({ view });
  useShortcuts([
    { keys: 'P', label: t('previous'), run: by(-1) },
    { keys: 'N', label: t('next'), run: by(1) },
    { keys: 'T', label: t('today'), run: () => go(today) },
    { keys: 'W', label: t('week'), run: show(undefined) },
    { keys: 'D', label: t('day'), run: show('day') },
  ]);
  return (
    <>
      {!isNarrow && (
        <fieldset className="flex gap-1">
          <legend className="sr-only">{t('title')}</legend>
          <Button look={isDay ? 'quiet' : 'secondary'} aria-pressed={!isDay} onClick={show(undefined)}>
            {t('week')}
          </Button>
          <Button look={isDay ? 'secondary' : 'quiet'} aria-pressed={isDay} onClick={show('day')}>
            {t('day')}
          </Button>
        </fieldset>
      )}
      <IconButton icon={ChevronLeft} label={t('previous')} onClick={by(-1)} />
      <Button onClick={() => go(today)}>{t('today')}</Button>
      <IconButton icon={ChevronRight} label={t('next')} onClick={by(1)} />
    </>
  );
}
