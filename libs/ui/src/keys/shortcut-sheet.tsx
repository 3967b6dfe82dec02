import { useState } from 'react';
import { later, useLater } from '../base/later';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Dialog } from '../overlay/dialog';
import { activeShortcuts, type Shortcut, shownKeys, useShortcuts } from './shortcuts';

const list = later(async () => (await import('./shortcut-list')).ShortcutList);

/** `?` lists the shortcuts that work on this page. */
export function ShortcutSheet() {
  const t = useMessages(uiMessages);
  const [listed, setListed] = useState<Shortcut[]>();
  const List = useLater(list, listed !== undefined);
  useShortcuts([{ keys: '?', label: t('keyHelp'), run: () => setListed(activeShortcuts()) }]);
  return (
    <Dialog isOpen={listed !== undefined} onClose={() => setListed(undefined)} title={t('shortcuts')}>
      {List && <List shortcuts={listed} />}
    </Dialog>
  );
}

/** Keys as they look on a keyboard. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="flex gap-1">
      {shownKeys(keys).map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line-strong bg-surface px-1 font-sans text-soft text-xs"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
