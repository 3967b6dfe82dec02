import { useMemo } from 'react';
import { type Language, translate, useFormat, useLanguage } from '#ui';
import { useMe } from '../../app/me';
import { limitsOf, type Rule } from './rule';
import { RULE_WORDS, type Topic } from './rule-words';

interface RuleTexts {
  title(rule: Rule): string;
  finds(rule: Rule): string;
  topic(rule: Rule): Topic;
  limit(rule: Rule, name: string): { label: string; unit: string };
  /** All limits in one line. */
  summary(rule: Rule): string;
}

/** The words of a rule in the language of the person. */
export function useRuleTexts(): RuleTexts {
  const { language } = useLanguage();
  const { quantity } = useFormat();
  const { currency } = useMe().organization;
  return useMemo(() => textsIn(language, quantity, currency), [language, quantity, currency]);
}

function textsIn(language: Language, quantity: (value: string) => string, currency: string): RuleTexts {
  const limit = ({ rule }: Rule, name: string) => {
    const words = RULE_WORDS[rule]?.limits?.[name];
    const unit = words?.unit === 'money' ? currency : (words?.unit ?? '');
    return { label: words ? translate(words.label, language) : name, unit };
  };
  return {
    title: ({ rule, title }) => {
      const words = RULE_WORDS[rule];
      return words ? translate(words.title, language) : title;
    },
    finds: ({ rule }) => {
      const words = RULE_WORDS[rule];
      return words ? translate(words.finds, language) : '';
    },
    topic: ({ rule }) => RULE_WORDS[rule]?.topic ?? 'document',
    limit,
    summary: (rule) =>
      limitsOf(rule)
        .map(([name]) => {
          const { label, unit } = limit(rule, name);
          return `${label}: ${quantity(String(rule.parameters[name]))} ${unit}`.trim();
        })
        .join(' · '),
  };
}
