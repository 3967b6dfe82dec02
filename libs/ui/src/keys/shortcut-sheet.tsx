import { useState } from 'react';
import { classes } from '../base/classes';
import { Toggle } from '../form/toggle';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Dialog } from '../overlay/dialog';
import { isSingle } from './presses';
import { activeShortcuts, type Shortcut, shownKeys, useShortcuts } from './shortcuts';
import { useSingleKeys } from './single-keys';

/** `?` lists the shortcuts that work on this page. */
export function ShortcutSheet() {
  const t = useMessages(uiMessages);
  const [listed, setListed] = useState<Shortcut[]>();
  const [areSingleOn, turn] = useSingleKeys();
  useShortcuts([{ keys: '?', label: t('keyHelp'), run: () => setListed(activeShortcuts()) }]);
  return (
    <Dialog isOpen={listed !== undefined} onClose={() => setListed(undefined)} title={t('shortcuts')}>
      <Toggle
        label={t('singleKeys')}
        hint={t('singleKeysHint')}
        isOn={areSingleOn}
        onChange={turn}
        className="mb-4 border-line border-b pb-4"
      />
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {listed?.map(({ keys, label }) => (
          <div
            key={keys}
            className={classes(
              'flex items-center justify-between gap-3',
              !areSingleOn && isSingle(keys) && 'hidden',
            )}
          >
            <dt>{label}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
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
