import { FlaskConical } from 'lucide-react';
import { useWatch } from 'react-hook-form';
import { AmountField, Button, FormDrawer, SelectField, TextField, useMessages } from '#ui';
import { useSaveForm } from '../../app/save-form';
import { BackTestPart } from './back-test';
import { messages } from './messages';
import {
  areSame,
  type LimitTexts,
  limitsOf,
  limitTexts,
  MODES,
  type Mode,
  modeOf,
  parametersOf,
  type Rule,
  settingOf,
} from './rule';
import { useRuleTexts } from './rule-texts';
import { RULES, sendRules } from './set-rules';
import { testMessages } from './test-messages';
import type { BackTests } from './use-back-tests';

interface Values {
  mode: Mode;
  parameters: LimitTexts;
}

/** One rule: how grave it is, its limits, and what it would have found with them. */
export function RuleDrawer({ rule, tests, onClose }: { rule: Rule; tests: BackTests; onClose(): void }) {
  const t = useMessages(messages);
  const tested = useMessages(testMessages);
  const texts = useRuleTexts();
  const { form, isSaved } = useSaveForm<Values>({
    defaultValues: { mode: modeOf(rule), parameters: limitTexts(rule) },
    send: ({ mode, parameters }, key) =>
      sendRules(
        [{ rule: rule.rule, ...settingOf(mode, rule), parameters: parametersOf(rule, parameters) }],
        key,
      ),
    refreshes: [RULES],
    said: () => t('saved', { rule: texts.title(rule) }),
    onDone: onClose,
  });
  const how = tests.of(rule.rule);
  const test = () => {
    const { mode, parameters } = form.form.getValues();
    const { severity } = settingOf(mode, rule);
    tests.run([{ rule: rule.rule, body: { severity, parameters: parametersOf(rule, parameters) } }]);
  };
  return (
    <FormDrawer
      form={form}
      title={texts.title(rule)}
      go={t('save')}
      isSaved={isSaved}
      isWide
      onClose={onClose}
      others={
        <Button icon={FlaskConical} isBusy={how?.step === 'running'} onClick={test}>
          {tested(how ? 'again' : 'backTest')}
        </Button>
      }
    >
      <p className="text-soft">{texts.finds(rule)}</p>
      <SelectField
        name="mode"
        label={t('mode')}
        hint={t('mild')}
        choices={MODES.map((mode) => [mode, t(`${mode}Choice`)] as const)}
      />
      <Limits rule={rule} />
      <Outcome rule={rule} tests={tests} onTest={test} />
    </FormDrawer>
  );
}

function Limits({ rule }: { rule: Rule }) {
  const t = useMessages(messages);
  const texts = useRuleTexts();
  const limits = limitsOf(rule);
  if (limits.length === 0) return null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {limits.map(([name, { kind, min, max }]) => {
        const { label, unit } = texts.limit(rule, name);
        const props = {
          name: `parameters.${name}`,
          hint: t('limitRange', { min: String(min), max: String(max) }),
        };
        return kind === 'decimal' ? (
          <AmountField key={name} {...props} label={label} unit={unit} />
        ) : (
          <TextField
            key={name}
            {...props}
            label={unit ? `${label} (${unit})` : label}
            inputMode="numeric"
            autoComplete="off"
          />
        );
      })}
    </div>
  );
}

/** What was found, and whether it was with the limits that stand above it now. */
function Outcome({ rule, tests, onTest }: { rule: Rule; tests: BackTests; onTest(): void }) {
  const parameters = useWatch<Values, 'parameters'>({ name: 'parameters' });
  const how = tests.of(rule.rule);
  const tried = how?.step === 'done' ? (how.answer.setting.parameters as Record<string, unknown>) : undefined;
  const isOther = tried !== undefined && !areSame(tried, parametersOf(rule, parameters));
  return <BackTestPart how={how} isOther={isOther} onTest={onTest} />;
}
