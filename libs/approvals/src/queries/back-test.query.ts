import { Inject, Injectable } from '@nestjs/common';
import { IdentityFacade, MemberDirectory } from '#identity';
import { addDays, type Clock, localDateOf } from '#kernel';
import { CLOCK } from '#platform';
import { type BackTestReport, BackTestTally, hitOf } from '../domain/back-test.js';
import { changedParameters, type RuleSetting, usualSetting } from '../domain/rule.js';
import { ruleCalled } from '../domain/rules/all-rules.js';
import { GatherEvidence } from '../evidence/gather-evidence.query.js';
import { ValidationRulesRepository } from '../validation-rules.repository.js';

export const BACK_TEST_DAYS = 90;
const PAGE = 500;

export type TriedSetting = Partial<Pick<RuleSetting, 'severity'>> & { parameters?: Record<string, unknown> };

/** Runs a rule over the invoices of the last 90 days, before it is switched on. Changes nothing. */
@Injectable()
export class BackTest {
  constructor(
    private readonly evidence: GatherEvidence,
    private readonly rules: ValidationRulesRepository,
    private readonly identity: IdentityFacade,
    private readonly members: MemberDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** As the organization has set the rule, but for what is tried; a page at a time. Throws `APPROVALS.NO_SUCH_RULE`, `APPROVALS.NO_SUCH_PARAMETER` and `APPROVALS.PARAMETER`. */
  async run(ruleId: string, { severity, parameters = {} }: TriedSetting): Promise<BackTestReport> {
    const rule = ruleCalled(ruleId);
    const usual = usualSetting(rule);
    const current = (await this.rules.settings()).get(rule.id) ?? usual;
    const setting: RuleSetting = {
      isOn: true,
      severity: severity ?? current.severity,
      parameters: changedParameters(rule, { ...usual.parameters, ...current.parameters }, parameters),
    };
    const { timezone } = await this.identity.organizationSettings();
    const to = localDateOf(this.clock.now(), timezone);
    const from = addDays(to, -BACK_TEST_DAYS);
    const tally = new BackTestTally();
    let after: string | null = null;
    for (;;) {
      const ids: string[] = await this.evidence.handedInSince(from, after, PAGE);
      for (const one of (await this.evidence.of(ids)).values()) tally.add(hitOf(rule, setting, one));
      after = ids.at(-1) ?? null;
      if (ids.length < PAGE) break;
    }
    const names = await this.members.namesOf(tally.approverIds);
    return { rule: rule.id, from, to, setting, ...tally.summary(names) };
  }
}
