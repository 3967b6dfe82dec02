import { DomainError, type FindingRule, Money } from '#kernel';
import type { InvoiceEvidence } from './evidence.js';
import { type Finding, type RuleAnswer, type Severity, worded } from './finding.js';

/** One parameter of a rule: whole numbers are JSON numbers, decimals decimal text. */
export type ParameterSpec =
  | { kind: 'whole'; default: number; min: number; max: number; description: string }
  | { kind: 'decimal'; default: string; min: string; max: string; description: string };

export type Specs = Readonly<Record<string, ParameterSpec>>;
export type ParameterValue = number | string;
export type ParametersOf<S extends Specs> = {
  readonly [Name in keyof S]: S[Name] extends { kind: 'whole' } ? number : string;
};

/** A rule as data: what it is called, how it is set when nobody set it, and a pure evaluator. */
export interface Rule {
  /** One that has no words for when it finds nothing does not compile. */
  id: FindingRule;
  title: string;
  severity: Exclude<Severity, 'pass'>;
  isOn: boolean;
  specs: Specs;
  check(evidence: InvoiceEvidence, parameters: Readonly<Record<string, ParameterValue>>): RuleAnswer;
}

/** Ties the types of a rule's parameters to its evaluator. */
export function rule<S extends Specs>(
  definition: Omit<Rule, 'specs' | 'check' | 'isOn'> & {
    isOn?: boolean;
    specs?: S;
    check(evidence: InvoiceEvidence, parameters: ParametersOf<S>): RuleAnswer;
  },
): Rule {
  return { isOn: true, specs: {}, ...definition } as Rule;
}

/** How an organization has set a rule. */
export interface RuleSetting {
  isOn: boolean;
  severity: Exclude<Severity, 'pass'>;
  parameters: Readonly<Record<string, ParameterValue>>;
}

export type RuleSettings = ReadonlyMap<string, RuleSetting>;

/** How the rule is set when nobody set it. */
export function usualSetting({ isOn, severity, specs }: Rule): RuleSetting {
  const parameters = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.default]));
  return { isOn, severity, parameters };
}

/** The parameters after a change. Throws `APPROVALS.NO_SUCH_PARAMETER` and `APPROVALS.PARAMETER`. */
export function changedParameters(
  { specs, title }: Rule,
  current: Readonly<Record<string, ParameterValue>>,
  changes: Readonly<Record<string, unknown>>,
): Record<string, ParameterValue> {
  const next = { ...current };
  for (const [name, value] of Object.entries(changes)) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (!spec) throw noSuchParameter(title, name, specs);
    if (!fits(spec, value)) throw badParameter(name, spec);
    next[name] = value as ParameterValue;
  }
  return next;
}

function fits(spec: ParameterSpec, value: unknown): boolean {
  if (spec.kind === 'whole')
    return Number.isSafeInteger(value) && (value as number) >= spec.min && (value as number) <= spec.max;
  if (typeof value !== 'string' || !/^\d{1,13}(\.\d{1,6})?$/.test(value)) return false;
  const amount = Money.of(value);
  return amount.compare(spec.min) >= 0 && amount.compare(spec.max) <= 0;
}

function noSuchParameter(title: string, name: string, specs: Specs): DomainError {
  const names = Object.keys(specs);
  return new DomainError('APPROVALS.NO_SUCH_PARAMETER', `“${title}” has no parameter called ${name}.`, {
    field: `parameters.${name}`,
    fix: names.length > 0 ? `It has: ${names.join(', ')}.` : 'It has no parameters.',
  });
}

function badParameter(name: string, spec: ParameterSpec): DomainError {
  const kind = spec.kind === 'whole' ? 'a whole number' : 'a number as text, such as "2.5",';
  return new DomainError('APPROVALS.PARAMETER', `${name} must be ${kind} from ${spec.min} to ${spec.max}.`, {
    field: `parameters.${name}`,
    fix: spec.description,
  });
}

/** Runs the rules that are on, in order. A rule that had nothing to look at says nothing. */
export function runRules(
  rules: readonly Rule[],
  settings: RuleSettings,
  evidence: InvoiceEvidence,
): Finding[] {
  return rules.flatMap((one): Finding[] => {
    const setting = settings.get(one.id) ?? usualSetting(one);
    return setting.isOn ? runRule(one, setting, evidence) : [];
  });
}

export function runRule(one: Rule, setting: RuleSetting, evidence: InvoiceEvidence): Finding[] {
  const answer = one.check(evidence, setting.parameters);
  if (!answer) return [];
  if (answer.length === 0) {
    const passed = worded({ code: `${one.id}.passed`, values: {} });
    return [{ rule: one.id, severity: 'pass', ...passed, evidence: [] }];
  }
  return answer.map(({ isMild, words, ...found }) => ({
    rule: one.id,
    severity: isMild ? 'look' : setting.severity,
    ...worded(words),
    ...found,
  }));
}
