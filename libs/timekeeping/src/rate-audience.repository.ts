import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database } from '#platform';

/** Whom a rate for everybody concerns. */
@Injectable()
export class RateAudienceRepository {
  constructor(private readonly database: Database) {}

  /** Contractors with work on or after a day, by id. */
  async workedSince(day: LocalDate): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT c.id FROM contractors c WHERE c.active AND EXISTS (
         SELECT FROM time_entries t WHERE t.organization_id = c.organization_id AND t.contractor_id = c.id AND t.work_date >= $1::date)
       ORDER BY c.id`,
      [day],
    );
    return rows.map(({ id }) => id);
  }
}
