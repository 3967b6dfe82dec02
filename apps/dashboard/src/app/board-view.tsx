import { Columns3, Rows3 } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton, useMessages, useShortcuts } from '#ui';
import { messages } from './messages';
import { useUrlState } from './url-state';

/** Whether a page shows its records as a board; the address says so, and `V` switches. `switcher` stands in its head. */
export function useBoardView(): { isBoard: boolean; switcher: ReactNode } {
  const t = useMessages(messages);
  const [{ view }, change] = useUrlState();
  const isBoard = view === 'board';
  const show = (board: boolean) => change({ view: board ? 'board' : undefined }, 'push');
  useShortcuts([{ keys: 'V', label: t('switchView'), run: () => show(!isBoard) }]);
  return {
    isBoard,
    switcher: (
      <fieldset className="flex rounded-md border border-line-strong">
        <legend className="sr-only">{t('view')}</legend>
        <IconButton
          icon={Rows3}
          label={t('asList')}
          aria-pressed={!isBoard}
          isActive={!isBoard}
          onClick={() => show(false)}
        />
        <IconButton
          icon={Columns3}
          label={t('asBoard')}
          aria-pressed={isBoard}
          isActive={isBoard}
          onClick={() => show(true)}
        />
      </fieldset>
    ),
  };
}
