import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export type DueWork = { organizationId: string; connectionId: string } & (
  | { kind: 'push' | 'webhooks'; runId: null }
  | { kind: 'pull'; runId: string }
);

/** A plan that came no further for minutes. */
export interface StalledPlan {
  organizationId: string;
  connectionId: string;
  planId: string;
  /** Nothing of it is done, and it has been tried long enough. */
  isHopeless: boolean;
}

/** A rollback of which nothing more was done for minutes. */
export interface StalledRollback {
  organizationId: string;
  rollbackId: string;
  /** For an hour. */
  isHopeless: boolean;
}

@Injectable()
export class SlotsRepository {
  constructor(private readonly database: Database) {}

  /** True for the one caller, of all nodes, that claims the slot. */
  async claim(name: string, slot: string): Promise<boolean> {
    const rows = await this.database.rows(
      'INSERT INTO schedule_slots (organization_id, name, slot) VALUES (current_organization(), $1, $2) ON CONFLICT DO NOTHING RETURNING slot',
      [name, slot],
    );
    return rows.length > 0;
  }

  async forgetOld(): Promise<void> {
    await this.database.rows(`DELETE FROM schedule_slots WHERE claimed_at < now() - interval '60 days'`);
  }

  async organizations(): Promise<{ id: string; timezone: string; syncEnabled: boolean }[]> {
    const { rows } = await this.database.unscoped.query<{
      id: string;
      timezone: string;
      syncEnabled: boolean;
    }>('SELECT id, timezone, sync_enabled AS "syncEnabled" FROM system_organizations()');
    return rows;
  }

  /** What is due, over all organizations. */
  async dueWork(): Promise<DueWork[]> {
    const { rows } = await this.database.unscoped.query<DueWork>(
      'SELECT organization_id AS "organizationId", connection_id AS "connectionId", kind, run_id AS "runId" FROM system_due_work()',
    );
    return rows;
  }

  /** Plans that nobody works at any more, over all organizations. */
  async stalledPlans(): Promise<StalledPlan[]> {
    const { rows } = await this.database.unscoped.query<StalledPlan>(
      'SELECT organization_id AS "organizationId", connection_id AS "connectionId", plan_id AS "planId", is_hopeless AS "isHopeless" FROM system_stalled_plans()',
    );
    return rows;
  }

  /** Rollbacks that nobody works at any more, over all organizations. */
  async stalledRollbacks(): Promise<StalledRollback[]> {
    const { rows } = await this.database.unscoped.query<StalledRollback>(
      'SELECT organization_id AS "organizationId", rollback_id AS "rollbackId", is_hopeless AS "isHopeless" FROM system_stalled_rollbacks()',
    );
    return rows;
  }
}
