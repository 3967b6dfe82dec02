import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, RetentionRules } from '#platform';

/** Forgets what senders were told and which notices they sent. What still waits to be told stays. */
@Injectable()
export class ConfirmationRetention implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rules: RetentionRules,
  ) {}

  onModuleInit(): void {
    this.rules.register({
      name: 'work-order-confirmations',
      description: 'What the systems that send work orders were told, and what could not be told.',
      ...{ defaultDays: 90, minDays: 7, maxDays: 730 },
      purge: (before, limit) =>
        this.count(
          `DELETE FROM work_order_confirmations WHERE (organization_id, id) IN (
             SELECT organization_id, id FROM work_order_confirmations WHERE created_at < $1 AND state <> 'waiting' LIMIT $2) RETURNING id`,
          before,
          limit,
        ),
    });
    this.rules.register({
      name: 'inbound-notices',
      description: 'The ids of notices that other systems sent, by which a repeated one is known.',
      ...{ defaultDays: 180, minDays: 30, maxDays: 730 },
      purge: (before, limit) =>
        this.count(
          `DELETE FROM inbound_events WHERE (organization_id, source_id, event_id) IN (
             SELECT organization_id, source_id, event_id FROM inbound_events WHERE received_at < $1 LIMIT $2) RETURNING event_id`,
          before,
          limit,
        ),
    });
  }

  private async count(sql: string, before: Date, limit: number): Promise<number> {
    return (await this.database.rows(sql, [before, limit])).length;
  }
}
