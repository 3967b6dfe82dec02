import { Injectable } from '@nestjs/common';
import { Database, instantText, requireScope } from '#platform';

export interface LockedWeek {
  firstDay: string;
  lastDay: string;
  /** ISO 8601, UTC. */
  lockedAt: string;
}

/** Owns `locked_weeks`. */
@Injectable()
export class LockedWeeksRepository {
  constructor(private readonly database: Database) {}

  /**
   * Takes part in the organization's weeks until the unit of work ends: whoever writes time shares them, whoever locks or
   * opens one has them alone, so that nothing slips in while a week is being locked.
   */
  async enter(mode: 'shared' | 'alone'): Promise<void> {
    const key = `weeks:${requireScope().organizationId}`;
    const lock = mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    await this.database.rows(`SELECT ${lock}(hashtextextended($1, 0))`, [key]);
  }

  /** The locked weeks that any of the days lies in. */
  of(days: readonly string[]): Promise<LockedWeek[]> {
    return this.database.rows<LockedWeek>(
      `SELECT ${SHOWN} FROM locked_weeks w
       WHERE EXISTS (SELECT FROM unnest($1::date[]) AS d(day) WHERE d.day BETWEEN w.first_day AND w.last_day)
       ORDER BY first_day`,
      [[...days]],
    );
  }

  between(from: string, to: string): Promise<LockedWeek[]> {
    return this.database.rows<LockedWeek>(
      `SELECT ${SHOWN} FROM locked_weeks w WHERE w.last_day >= $1 AND w.first_day <= $2 ORDER BY first_day`,
      [from, to],
    );
  }

  /** Changes nothing for a week that is locked already. */
  async add(firstDay: string, lastDay: string): Promise<void> {
    await this.database.rows(
      `INSERT INTO locked_weeks (organization_id, first_day, last_day) VALUES (current_organization(), $1, $2)
       ON CONFLICT DO NOTHING`,
      [firstDay, lastDay],
    );
  }

  async remove(firstDay: string): Promise<void> {
    await this.database.rows('DELETE FROM locked_weeks WHERE first_day = $1', [firstDay]);
  }
}

const SHOWN = `first_day::text AS "firstDay", last_day::text AS "lastDay", ${instantText('locked_at')} AS "lockedAt"`;
