import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { DataEventBody } from './data-event-body.js';
import type { RecordType } from './public-records.js';

export interface RecordKey {
  type: RecordType;
  id: string;
}

/** Owns `data_events`, what programs were or could have been told of records, and `data_event_records`, their counters. */
@Injectable()
export class DataEventsRepository {
  constructor(private readonly database: Database) {}

  /**
   * How much was told of this record so far. Whoever else tells of it waits until this unit of work ends, so that what
   * is read after this call is never older than what an earlier event says.
   */
  async lock({ type, id }: RecordKey): Promise<number> {
    const [row] = await this.database.rows<{ sequence: number }>(
      `INSERT INTO data_event_records AS r (organization_id, record_type, record_id, sequence)
       VALUES (current_organization(), $1, $2, 0)
       ON CONFLICT (organization_id, record_type, record_id) DO UPDATE SET sequence = r.sequence RETURNING sequence`,
      [type, id],
    );
    return row?.sequence ?? 0;
  }

  async isTold(id: string): Promise<boolean> {
    return (await this.database.rows('SELECT 1 FROM data_events WHERE id = $1', [id])).length > 0;
  }

  /** Needs the lock of its record. */
  async add(body: DataEventBody): Promise<void> {
    const { id, type, occurredAt, subject } = body;
    await this.database.rows(
      `WITH counted AS (
         UPDATE data_event_records SET sequence = $5 WHERE record_type = $3 AND record_id = $4)
       INSERT INTO data_events (organization_id, id, type, record_type, record_id, sequence, body, occurred_at)
       VALUES (current_organization(), $1, $2, $3, $4, $5, $6, $7)`,
      [id, type, subject.type, subject.id, subject.sequence, JSON.stringify(body), occurredAt],
    );
  }
}
