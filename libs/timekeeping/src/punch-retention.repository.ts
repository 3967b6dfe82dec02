import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, RetentionRules } from '#platform';

/** Forgets where people were; when they worked stays with their time. */
@Injectable()
export class PunchRetention implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rules: RetentionRules,
  ) {}

  onModuleInit(): void {
    this.rules.register({
      name: 'location-punches',
      description: 'Where people were when they clocked in and out, and in between.',
      ...{ defaultDays: 365, minDays: 30, maxDays: 2_555 },
      purge: (before, limit) => this.purge(before, limit),
    });
  }

  private async purge(before: Date, limit: number): Promise<number> {
    const rows = await this.database.rows(
      `DELETE FROM time_punches WHERE (organization_id, id) IN (
         SELECT organization_id, id FROM time_punches WHERE at < $1 LIMIT $2) RETURNING id`,
      [before, limit],
    );
    return rows.length;
  }
}
