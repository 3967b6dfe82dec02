import { classes } from '../base/classes';
import { Toggle } from '../form/toggle';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Keys } from './keys';
import { isSingle } from './presses';
import type { Shortcut } from './shortcuts';
import { useSingleKeys } from './single-keys';

/** The shortcuts that work now, and the switch for those that are letters alone. */
export function ShortcutList({ shortcuts }: { shortcuts: readonly Shortcut[] | undefined }) {
  const t = useMessages(uiMessages);
  const [areSingleOn, turn] = useSingleKeys();
  return (
    <>
      <Toggle
        label={t('singleKeys')}
        hint={t('singleKeysHint')}
        isOn={areSingleOn}
        onChange={turn}
        className="mb-4 border-line border-b pb-4"
      />
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {shortcuts?.map(({ keys, label }) => (
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
    </>
  );
}
