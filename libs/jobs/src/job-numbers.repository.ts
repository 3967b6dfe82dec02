import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

@Injectable()
export class JobNumbersRepository {
  constructor(private readonly database: Database) {}

  /**
   * The next number of the day. The counter's row stays locked until the commit: numbers follow the order of the
   * commits, and a rollback leaves no gap.
   */
  async next(day: string): Promise<string> {
    const digits = day.replaceAll('-', '');
    const rows = await this.database.rows<{ value: string }>(
      `INSERT INTO counters AS c (organization_id, name, value) VALUES (current_organization(), $1, 1)
       ON CONFLICT (organization_id, name) DO UPDATE SET value = c.value + 1 RETURNING value`,
      [`job:${digits}`],
    );
    return `JOB-${digits}-${String(rows[0]?.value).padStart(3, '0')}`;
  }

  /** The IANA zone whose calendar the organization keeps. */
  async timezone(): Promise<string> {
    const rows = await this.database.rows<{ timezone: string }>('SELECT timezone FROM organizations');
    return rows[0]?.timezone ?? 'UTC';
  }
}
