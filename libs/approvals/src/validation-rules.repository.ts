import { Injectable } from '@nestjs/common';
import { Database, requireScope } from '#platform';
import type { ParameterValue, RuleSetting, RuleSettings } from './domain/rule.js';

type Row = RuleSetting & { rule: string };

/** Owns `validation_rules`: how the organization in scope has set its rules. */
@Injectable()
export class ValidationRulesRepository {
  constructor(private readonly database: Database) {}

  /** The rules that were ever set, by id. */
  async settings(): Promise<RuleSettings> {
    const rows = await this.database.rows<Row>(
      'SELECT rule, is_on AS "isOn", severity, parameters FROM validation_rules',
    );
    return new Map(rows.map(({ rule, ...setting }) => [rule, setting]));
  }

  async save(rule: string, { isOn, severity, parameters }: RuleSetting): Promise<void> {
    const { actor } = requireScope();
    await this.database.rows(
      `INSERT INTO validation_rules (organization_id, rule, is_on, severity, parameters, updated_by)
       VALUES (current_organization(), $1, $2, $3, $4, $5)
       ON CONFLICT (organization_id, rule) DO UPDATE SET is_on = excluded.is_on, severity = excluded.severity,
         parameters = excluded.parameters, updated_by = excluded.updated_by, updated_at = now()`,
      [
        rule,
        isOn,
        severity,
        JSON.stringify(parameters satisfies Record<string, ParameterValue>),
        actor.id ?? null,
      ],
    );
  }

  /** Lets those who set rules go one after another. Needs an open unit of work. */
  async lock(): Promise<void> {
    await this.database.rows(
      `SELECT pg_advisory_xact_lock(hashtextextended('validation_rules' || current_organization()::text, 0))`,
    );
  }
}
