import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, RetentionRules } from '#platform';

/** Forgets reconciliations with their differences and certificates; whoever files a certificate has a copy that can be checked. */
@Injectable()
export class ReconciliationRetention implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rules: RetentionRules,
  ) {}

  onModuleInit(): void {
    this.rules.register({
      name: 'reconciliations',
      description: 'Reconciliations with the accounting system, their differences and their certificates.',
      ...{ defaultDays: 730, minDays: 90, maxDays: 2_555 },
      purge: (before, limit) => this.purge(before, limit),
    });
  }

  private async purge(before: Date, limit: number): Promise<number> {
    const rows = await this.database.rows(
      `DELETE FROM reconciliation_runs WHERE (organization_id, id) IN (
         SELECT organization_id, id FROM reconciliation_runs WHERE created_at < $1 LIMIT $2) RETURNING id`,
      [before, limit],
    );
    return rows.length;
  }
}
