import { useState } from 'react';
import { later, useLater } from '../base/later';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Dialog } from '../overlay/dialog';
import { activeShortcuts, type Shortcut, useShortcuts } from './shortcuts';

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
