import { Injectable } from '@nestjs/common';
import { type ParameterSpec, type RuleSetting, usualSetting } from '../domain/rule.js';
import { RULES } from '../domain/rules/all-rules.js';
import { ValidationRulesRepository } from '../validation-rules.repository.js';

export interface ShownRule extends RuleSetting {
  rule: string;
  title: string;
  /** What can be set, and within which bounds. */
  specs: Readonly<Record<string, ParameterSpec>>;
}

/** Every rule of the product as the organization has set it. */
@Injectable()
export class ShowRules {
  constructor(private readonly rules: ValidationRulesRepository) {}

  async run(): Promise<ShownRule[]> {
    const settings = await this.rules.settings();
    return RULES.map((rule) => {
      const usual = usualSetting(rule);
      const { isOn, severity, parameters } = settings.get(rule.id) ?? usual;
      return {
        rule: rule.id,
        title: rule.title,
        isOn,
        severity,
        parameters: { ...usual.parameters, ...parameters },
        specs: rule.specs,
      };
    });
  }
}
