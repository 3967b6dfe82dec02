import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, RetentionRules } from '#platform';

/** Forgets what people and programs were told, and what left the house. What still waits to leave stays. */
@Injectable()
export class NotificationRetention implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rules: RetentionRules,
  ) {}

  onModuleInit(): void {
    this.rules.register({
      name: 'notifications',
      description: 'What people were told in the product, read or not.',
      ...{ defaultDays: 365, minDays: 30, maxDays: 2_555 },
      purge: (before, limit) => this.purge('notifications', 'true', before, limit),
    });
    this.rules.register({
      name: 'webhook-deliveries',
      description: 'The log of what was sent to programs, Slack channels and browsers, with its bodies.',
      ...{ defaultDays: 90, minDays: 7, maxDays: 730 },
      purge: async (before, limit) => {
        const deliveries = await this.purge('notification_deliveries', `status <> 'queued'`, before, limit);
        return deliveries + (await this.purge('data_events', 'true', before, limit - deliveries));
      },
    });
  }

  private async purge(table: string, condition: string, before: Date, limit: number): Promise<number> {
    const rows = await this.database.rows(
      `DELETE FROM ${table} WHERE (organization_id, id) IN (
         SELECT organization_id, id FROM ${table} WHERE created_at < $1 AND ${condition} LIMIT $2) RETURNING id`,
      [before, limit],
    );
    return rows.length;
  }
}
