import type { schemas } from '#api-client';

export type Rule = schemas['RuleAnswer'];

/** What a rule does when it finds something. */
export type Mode = 'off' | 'look' | 'block';
export const MODES: readonly Mode[] = ['off', 'look', 'block'];

type Setting = Pick<Rule, 'isOn' | 'severity'>;

export const modeOf = ({ isOn, severity }: Setting): Mode => (isOn ? severity : 'off');

/** A rule that is switched off keeps how grave it was. */
export const settingOf = (mode: Mode, before: Setting): Setting =>
  mode === 'off' ? { isOn: false, severity: before.severity } : { isOn: true, severity: mode };

/** What can be set of a rule. */
export interface Limit {
  kind: 'whole' | 'decimal';
  min: number | string;
  max: number | string;
  description: string;
}

export const limitsOf = ({ specs }: Pick<Rule, 'specs'>): [name: string, limit: Limit][] =>
  Object.entries(specs as Record<string, Limit>);

export type LimitTexts = Record<string, string>;

/** The limits in force, as a form holds them. */
export const limitTexts = ({ parameters }: Pick<Rule, 'parameters'>): LimitTexts =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));

/** What was typed, as the API wants it: whole numbers are numbers, decimals text. What is no number is left to its refusal. */
export function parametersOf(rule: Pick<Rule, 'specs'>, texts: LimitTexts): Record<string, unknown> {
  return Object.fromEntries(
    limitsOf(rule).map(([name, { kind }]) => {
      const text = (texts[name] ?? '').trim();
      return [name, kind === 'whole' && /^-?\d+$/.test(text) ? Number(text) : text];
    }),
  );
}

/** Whether two sets of limits are the same, `12.50` and `12.5` included. */
export function areSame(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => plain(one[name]) === plain(other[name]));
}

const plain = (value: unknown): string => {
  const text = String(value);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};
