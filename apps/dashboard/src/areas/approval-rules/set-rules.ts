import { api, got, idempotent, type schemas } from '#api-client';
import { useMessages } from '#ui';
import { useWrite } from '../../app/queries';
import { messages } from './messages';
import { type Mode, type Rule, settingOf } from './rule';
import { useRuleTexts } from './rule-texts';

export const RULES = '/api/v1/validation-rules';
/** Where `useRead(RULES)` keeps its answer. */
const KEY = [RULES, undefined, {}];

type Change = schemas['RuleChangeBody'];
type Rules = schemas['RulesAnswer'];

export const sendRules = (rules: Change[], key?: string): Promise<Rules> =>
  got(
    api.PATCH('/api/v1/validation-rules', {
      params: { header: key ? idempotent(key) : {} },
      body: { rules },
    }),
  );

const after = (rule: Rule, mode: Mode): Rule => ({ ...rule, ...settingOf(mode, rule) });
const changeOf = ({ rule, isOn, severity }: Rule): Change => ({ rule, isOn, severity });

/** Off, warning or blocking at once, with the way back. */
export function useSetModes() {
  const t = useMessages(messages);
  const { title } = useRuleTexts();
  return useWrite<{ rules: readonly Rule[]; mode: Mode }, Rules>({
    send: ({ rules, mode }, key) =>
      sendRules(
        rules.map((rule) => changeOf(after(rule, mode))),
        key,
      ),
    expect: ({ rules, mode }, client) => {
      const before = client.getQueryData<Rules>(KEY);
      const meant = new Set(rules.map(({ rule }) => rule));
      client.setQueryData<Rules>(
        KEY,
        (now) => now && { items: now.items.map((one) => (meant.has(one.rule) ? after(one, mode) : one)) },
      );
      return () => client.setQueryData(KEY, before);
    },
    refreshes: [RULES],
    said: (_answer, { rules, mode }) => {
      const [first] = rules;
      return first && rules.length === 1
        ? t('modeSet', { rule: title(first), mode: t(mode) })
        : t('modesSet', { count: rules.length, mode: t(mode) });
    },
    undo: (_answer, { rules }) => sendRules(rules.map(changeOf)),
  });
}
