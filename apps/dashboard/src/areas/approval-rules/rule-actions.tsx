import { Button, MenuItem, useMessages } from '#ui';
import { messages } from './messages';
import { MODES, type Mode } from './rule';
import { testMessages } from './test-messages';

/** Modes as something to do. */
export const MODE_WORDS = { off: 'turnOff', look: 'turnLook', block: 'turnBlock' } as const;

/** The menu of one rule. */
export function RowActions({
  mode,
  onOpen,
  onTest,
  onSet,
}: {
  mode: Mode;
  onOpen(): void;
  onTest(): void;
  onSet(mode: Mode): void;
}) {
  const t = useMessages(messages);
  const tested = useMessages(testMessages);
  return (
    <>
      <MenuItem onSelect={onOpen}>{t('open')}</MenuItem>
      <MenuItem onSelect={onTest}>{tested('backTest')}</MenuItem>
      {MODES.filter((one) => one !== mode).map((one) => (
        <MenuItem key={one} onSelect={() => onSet(one)}>
          {t(MODE_WORDS[one])}
        </MenuItem>
      ))}
    </>
  );
}

/** What can be done with several at once. */
export function BulkActions({ onTest, onSet }: { onTest(): void; onSet(mode: Mode): void }) {
  const t = useMessages(messages);
  const tested = useMessages(testMessages);
  return (
    <>
      <Button size="small" look="primary" onClick={onTest}>
        {tested('backTest')}
      </Button>
      {MODES.map((mode) => (
        <Button key={mode} size="small" onClick={() => onSet(mode)}>
          {t(MODE_WORDS[mode])}
        </Button>
      ))}
    </>
  );
}
