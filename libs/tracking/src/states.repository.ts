import { Injectable } from '@nestjs/common';
import type { Presence } from '#kernel';
import { Database, instantText } from '#platform';

export interface ContractorState {
  presence: Presence;
  lastSeenAt: string;
  hasPosition: boolean;
}

export interface RunningTimer {
  timeEntryId: string;
  status: 'running' | 'on_break';
  jobId: string | null;
  workOrderId: string | null;
}

/** Owns the presence in `contractor_states`; the places in it belong to the intake. */
@Injectable()
export class StatesRepository {
  constructor(private readonly database: Database) {}

  /** The state, made where it is missing, which nobody else can change until this unit of work ends. */
  async lock(contractorId: string): Promise<ContractorState | undefined> {
    await this.database.rows(
      `INSERT INTO contractor_states (organization_id, contractor_id, presence, last_seen_at)
       SELECT organization_id, id, 'offline', '-infinity' FROM contractors WHERE id = $1 ON CONFLICT DO NOTHING`,
      [contractorId],
    );
    const [state] = await this.database.rows<ContractorState>(
      `SELECT presence, ${instantText("GREATEST(last_seen_at, 'epoch')")} AS "lastSeenAt",
              position_at IS NOT NULL AS "hasPosition"
       FROM contractor_states WHERE contractor_id = $1 FOR UPDATE`,
      [contractorId],
    );
    return state;
  }

  async save(
    contractorId: string,
    { presence, lastSeenAt }: Omit<ContractorState, 'hasPosition'>,
  ): Promise<void> {
    await this.database.rows(
      'UPDATE contractor_states SET presence = $2, last_seen_at = $3 WHERE contractor_id = $1',
      [contractorId, presence, lastSeenAt],
    );
  }

  /** The timer that runs, or is on a break; in the table of timekeeping. */
  async timerOf(contractorId: string): Promise<RunningTimer | undefined> {
    const [timer] = await this.database.rows<RunningTimer>(
      `SELECT id AS "timeEntryId", status, job_id AS "jobId", work_order_id AS "workOrderId" FROM time_entries
       WHERE contractor_id = $1 AND status IN ('running', 'on_break')`,
      [contractorId],
    );
    return timer;
  }

  /** Nothing says any more where she was. */
  async forgetPlace(contractorId: string): Promise<void> {
    await this.database.rows(
      `UPDATE contractor_states SET position_at = NULL, latitude = NULL, longitude = NULL, accuracy_meters = NULL,
         speed = NULL, heading = NULL, site_work_order_id = NULL, position_sequence = NULL
       WHERE contractor_id = $1 AND position_at IS NOT NULL`,
      [contractorId],
    );
  }

  /** Notes that these were heard of just now, and answers those of whom nothing had been heard for long. */
  async touch(contractorIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.rows<{ contractorId: string; presence: Presence }>(
      `UPDATE contractor_states SET last_seen_at = now() WHERE contractor_id IN (
         SELECT contractor_id FROM contractor_states WHERE contractor_id = ANY($1::uuid[]) ORDER BY contractor_id FOR UPDATE)
       RETURNING contractor_id AS "contractorId", presence`,
      [[...contractorIds]],
    );
    return rows.filter(({ presence }) => presence === 'offline').map(({ contractorId }) => contractorId);
  }

  /** Of all organizations, those who are shown as in touch and were not heard of since `before`. Needs no tenant. */
  async silent(before: Date): Promise<{ organizationId: string; contractorId: string }[]> {
    const { rows } = await this.database.unscoped.query<{ organizationId: string; contractorId: string }>(
      'SELECT organization_id AS "organizationId", contractor_id AS "contractorId" FROM system_silent_contractors($1)',
      [before],
    );
    return rows;
  }
}
