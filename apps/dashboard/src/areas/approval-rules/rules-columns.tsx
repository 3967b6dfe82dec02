import type { ReactNode } from 'react';
import { type Column, Nothing, textColumn, useMediaQuery, useMessages } from '#ui';
import { messages } from './messages';
import { ModeMenu, ModePill } from './mode-menu';
import { MODES, type Mode, modeOf, type Rule } from './rule';
import { useRuleTexts } from './rule-texts';
import { testMessages } from './test-messages';
import type { BackTests } from './use-back-tests';

/** On a phone the switch and a link to the rule would be too close to each other; the row opens it and its menu has both. */
export const useIsPhone = (): boolean => useMediaQuery('(max-width: 639px)');

/** With `set` the effect of a rule is a switch, and there is what it would have found. */
export function useRulesColumns(
  set: ((rule: Rule, mode: Mode) => void) | undefined,
  tests: BackTests,
): Column<Rule>[] {
  const t = useMessages(messages);
  const tested = useMessages(testMessages);
  const texts = useRuleTexts();
  const isPhone = useIsPhone();
  const nothing = isPhone ? null : <Nothing />;
  const columns: Column<Rule>[] = [
    textColumn('rule', t('rule'), texts.title, { width: 310, phone: 'title' }),
    {
      ...textColumn('finds', t('finds'), texts.finds, { phone: 'detail' }),
      cell: (rule) => (
        <span className="text-soft" title={texts.finds(rule)}>
          {texts.finds(rule) || <Nothing />}
        </span>
      ),
    },
    {
      id: 'mode',
      header: t('modeShort'),
      width: 112,
      phone: 'detail',
      cell: (rule) =>
        set && !isPhone ? (
          <ModeMenu mode={modeOf(rule)} title={texts.title(rule)} onChange={(mode) => set(rule, mode)} />
        ) : (
          <ModePill mode={modeOf(rule)} />
        ),
      text: (rule) => t(modeOf(rule)),
      sortBy: (rule) => -MODES.indexOf(modeOf(rule)),
    },
    {
      ...textColumn('limits', t('limits'), texts.summary, { width: 210, phone: 'detail', sortBy: undefined }),
      cell: (rule) => texts.summary(rule) || nothing,
    },
  ];
  if (!set) return columns;
  return [
    ...columns,
    {
      id: 'found',
      header: tested('column'),
      width: 112,
      align: 'end',
      phone: 'end',
      cell: ({ rule }) => <Found how={tests.of(rule)} nothing={nothing} />,
      text: ({ rule }) => foundOf(rule, tests),
      sortBy: ({ rule }) => -Number(foundOf(rule, tests) || -1),
    },
  ];
}

function foundOf(rule: string, tests: BackTests): string {
  const how = tests.of(rule);
  return how?.step === 'done' ? String(how.answer.found) : '';
}

function Found({ how, nothing }: { how: ReturnType<BackTests['of']>; nothing: ReactNode }) {
  const tested = useMessages(testMessages);
  if (!how) return nothing;
  if (how.step === 'running') return <span className="text-soft">…</span>;
  if (how.step === 'failed') return <span className="text-attention">{tested('failed')}</span>;
  const { found, lookedAt } = how.answer;
  return (
    <span className="tnum whitespace-nowrap">
      <span className={found > 0 ? 'font-semibold' : 'text-soft'}>
        {tested('foundOf', { found, lookedAt })}
      </span>
    </span>
  );
}
