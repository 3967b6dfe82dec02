import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork } from '#platform';
import { changedParameters, type RuleSetting, usualSetting } from '../domain/rule.js';
import { ruleCalled } from '../domain/rules/all-rules.js';
import { ValidationRulesRepository } from '../validation-rules.repository.js';

export interface RuleChange {
  rule: string;
  isOn?: boolean;
  severity?: RuleSetting['severity'];
  parameters?: Record<string, unknown>;
}

/** Sets rules of the organization: on or off, how grave, and with which parameters. All of them or none. */
@Injectable()
export class SetRules {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: ValidationRulesRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `APPROVALS.NO_SUCH_RULE`, `APPROVALS.NO_SUCH_PARAMETER` and `APPROVALS.PARAMETER`. */
  run(changes: readonly RuleChange[]): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.rules.lock();
      const settings = new Map(await this.rules.settings());
      for (const change of changes) {
        const rule = ruleCalled(change.rule);
        const before = settings.get(rule.id) ?? usualSetting(rule);
        const after: RuleSetting = {
          isOn: change.isOn ?? before.isOn,
          severity: change.severity ?? before.severity,
          parameters: changedParameters(
            rule,
            { ...usualSetting(rule).parameters, ...before.parameters },
            change.parameters ?? {},
          ),
        };
        settings.set(rule.id, after);
        await this.rules.save(rule.id, after);
        await this.audit.record({
          action: 'validation-rule.changed',
          entity: 'validation-rule',
          entityId: rule.id,
          data: { from: before, to: after },
        });
      }
    });
  }
}
