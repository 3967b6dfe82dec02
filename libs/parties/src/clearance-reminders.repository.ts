import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database } from '#platform';
import { nothingReplaces } from './clearance-ends.repository.js';
import { type ClearanceKind, HELD_SIDE_BY_SIDE } from './domain/clearance.js';

export interface ExpiringClearance {
  id: string;
  kind: ClearanceKind;
  number: string | null;
  contractorId: string;
  contractorName: string;
  expiresOn: LocalDate;
}

/** Owns `clearance_reminders`: what was told of which paper. */
@Injectable()
export class ClearanceRemindersRepository {
  constructor(private readonly database: Database) {}

  /** Papers of active contractors that end in the period, unless a later one replaces them. */
  expiring({ from, to }: { from: LocalDate; to: LocalDate }): Promise<ExpiringClearance[]> {
    return this.database.rows<ExpiringClearance>(
      `SELECT c.id, c.kind, c.number, c.contractor_id AS "contractorId", p.display_name AS "contractorName",
              to_char(c.expires_on, 'YYYY-MM-DD') AS "expiresOn"
       FROM contractor_clearances c JOIN contractors p ON p.organization_id = c.organization_id AND p.id = c.contractor_id AND p.active
       WHERE c.expires_on BETWEEN $1 AND $2 AND ${nothingReplaces('$3')}
       ORDER BY c.expires_on, c.id`,
      [from, to, HELD_SIDE_BY_SIDE],
    );
  }

  /** True for the first who tells it; a paper with a new last day is told of anew. */
  async claim({ id, expiresOn }: ExpiringClearance, daysBefore: number): Promise<boolean> {
    const rows = await this.database.rows(
      `INSERT INTO clearance_reminders (organization_id, clearance_id, expires_on, days_before)
       VALUES (current_organization(), $1, $2, $3) ON CONFLICT DO NOTHING RETURNING clearance_id`,
      [id, expiresOn, daysBefore],
    );
    return rows.length > 0;
  }
}
