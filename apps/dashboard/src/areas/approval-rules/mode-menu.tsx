import { ChevronDown } from 'lucide-react';
import { type Meaning, Menu, MenuChoices, StatePill, useMessages } from '#ui';
import { messages } from './messages';
import { MODES, type Mode } from './rule';

const MEANINGS: Record<Mode, Meaning> = { off: 'none', look: 'attention', block: 'blocked' };

export function ModePill({ mode }: { mode: Mode }) {
  const t = useMessages(messages);
  return <StatePill meaning={MEANINGS[mode]}>{t(mode)}</StatePill>;
}

/** What a rule does, as a switch with three places. */
export function ModeMenu({
  mode,
  title,
  onChange,
}: {
  mode: Mode;
  title: string;
  onChange(mode: Mode): void;
}) {
  const t = useMessages(messages);
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={t('modeOf', { rule: title, mode: t(mode) })}
          className="inline-flex min-h-6 items-center gap-0.5 rounded-full hover:text-ink pointer-coarse:min-h-10"
        >
          <ModePill mode={mode} />
          <ChevronDown className="size-3.5 text-faint" aria-hidden />
        </button>
      }
    >
      <MenuChoices
        label={t('mode')}
        value={mode}
        choices={MODES.map((one) => [one, t(`${one}Choice`)] as const)}
        onChange={onChange}
      />
    </Menu>
  );
}
