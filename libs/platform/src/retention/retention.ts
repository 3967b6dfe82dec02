import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog } from '../audit/audit-log.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RetentionRepository } from './retention.repository.js';
import { type RetentionRule, RetentionRules } from './retention-rules.js';

/** A rule as it holds for the organization in scope. */
export interface RetentionInForce extends RetentionRule {
  days: number;
}

/** How long the organization in scope keeps what may be forgotten. */
@Injectable()
export class Retention {
  constructor(
    private readonly rules: RetentionRules,
    private readonly settings: RetentionRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async inForce(): Promise<RetentionInForce[]> {
    const decided = await this.settings.days();
    return this.rules.all().map((rule) => ({ ...rule, days: decided.get(rule.name) ?? rule.defaultDays }));
  }

  /** What is wished as it is already changes nothing. Throws `RETENTION.UNKNOWN` and `RETENTION.OUT_OF_RANGE`. Then nothing is changed. */
  change(wishes: readonly { name: string; days: number }[]): Promise<RetentionInForce[]> {
    return this.unitOfWork.run(async () => {
      const before = new Map((await this.inForce()).map((rule) => [rule.name, rule]));
      for (const [index, { name, days }] of wishes.entries()) check(before.get(name), days, `items.${index}`);
      const changed = wishes.filter(({ name, days }) => before.get(name)?.days !== days);
      if (changed.length === 0) return this.inForce();
      for (const { name, days } of changed) await this.settings.save(name, days);
      const changes = changed.map(({ name, days }) => ({ name, from: before.get(name)?.days, to: days }));
      await this.audit.record({ action: 'retention.changed', entity: 'organization', data: { changes } });
      return this.inForce();
    });
  }
}

function check(rule: RetentionRule | undefined, days: number, field: string): void {
  if (!rule) {
    throw new DomainError('RETENTION.UNKNOWN', 'Nothing of this name is kept for a time.', {
      field: `${field}.name`,
      fix: 'Choose one of GET /api/v1/retention.',
    });
  }
  const { minDays, maxDays } = rule;
  if (days >= minDays && days <= maxDays) return;
  throw new DomainError(
    'RETENTION.OUT_OF_RANGE',
    `These can be kept for ${minDays} to ${maxDays} days, not for ${days}.`,
    { field: `${field}.days`, fix: 'Choose a number of days within these limits.' },
  );
}
