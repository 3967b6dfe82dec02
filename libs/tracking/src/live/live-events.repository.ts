import { Injectable } from '@nestjs/common';
import type { LiveEventName } from '#kernel';
import { Database, instantText } from '#platform';
import type { NewLiveEvent } from '../domain/live-families.js';
import { type LogRow, type StreamPart, streamOf } from '../domain/stream-part.js';

/** The channel on which a transaction tells that an organization's stream has grown. Its payload is the organization. */
export const LIVE_CHANNEL = 'invoicepatch_live';

/** Takes the next `count` numbers. The row stays locked until the commit, so numbers appear in their order. */
export const NEXT_NUMBERS = (count: string) =>
  `INSERT INTO live_sequences AS s (organization_id, last) VALUES (current_organization(), ${count})
   ON CONFLICT (organization_id) DO UPDATE SET last = s.last + ${count} RETURNING last`;

/** Owns `live_sequences` and `live_events`. */
@Injectable()
export class LiveEventsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Holds the stream until the unit of work ends. Whoever changes a contractor's state and may tell of it holds the stream
   * first, as a batch of places does: the other way round the two would wait for each other.
   */
  async hold(): Promise<void> {
    await this.database.rows(NEXT_NUMBERS('0'));
  }

  /** Adds to the stream and nudges whoever sends it, at the commit. What came from `origin` before is not added again. */
  async append(events: readonly NewLiveEvent[], origin: string | null = null): Promise<void> {
    await this.database.rows(
      `WITH given AS (
         SELECT * FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (name text, family text, contractor_id uuid, data jsonb))
           WITH ORDINALITY AS g(name, family, contractor_id, data, n)
       ), fresh AS (
         SELECT g.*, CASE WHEN $2::text IS NULL THEN NULL ELSE $2 || '/' || g.n END AS origin FROM given g
         WHERE $2::text IS NULL OR NOT EXISTS (SELECT FROM live_events e WHERE e.origin = $2 || '/' || g.n)
       ), numbers AS (
         ${NEXT_NUMBERS('(SELECT count(*) FROM fresh)')}
       ), added AS (
         INSERT INTO live_events (organization_id, sequence, name, family, contractor_id, data, origin)
         SELECT current_organization(), last - count(*) OVER () + row_number() OVER (ORDER BY n), name, family, contractor_id, data, origin
         FROM fresh, numbers RETURNING sequence
       )
       SELECT pg_notify('${LIVE_CHANNEL}', current_organization()::text) WHERE EXISTS (SELECT FROM added)`,
      [JSON.stringify(events.map(rowOf)), origin],
    );
  }

  /** The number of the newest event. */
  async head(): Promise<number> {
    const [row] = await this.database.rows<{ last: number }>(
      'SELECT last::float8 AS last FROM live_sequences',
    );
    return row?.last ?? 0;
  }

  /**
   * What came after `after`, as of one moment, in order. Places come as the newest of each contractor: who was away for
   * an hour gets as many as there are people, not as there were points. With `most`, no more events than that are read.
   */
  async after(after: number, most?: number): Promise<StreamPart> {
    const rows = await this.database.rows<LogRow>(
      `SELECT last::float8 AS sequence, 'head' AS name, NULL AS family, NULL AS "contractorId", NULL AS at,
              jsonb_build_object('keptFrom', kept_from) AS data FROM live_sequences
       UNION ALL
       (SELECT sequence::float8, name, family, contractor_id, ${instantText('at')}, data FROM live_events
        WHERE sequence > $1 ORDER BY sequence LIMIT $2)
       UNION ALL
       SELECT position_sequence::float8, '${POSITION}', 'contractors', contractor_id, ${instantText('position_at')},
              jsonb_build_object('contractorId', contractor_id, 'at', ${instantText('position_at')}, 'latitude', latitude, 'longitude', longitude,
                'accuracyMeters', accuracy_meters, 'speed', speed, 'heading', heading, 'siteWorkOrderId', site_work_order_id)
       FROM contractor_states WHERE position_sequence > $1
       ORDER BY 1`,
      [after, most === undefined ? null : most + 1],
    );
    return streamOf(rows, most);
  }

  /** Forgets what is older than `hours`, and remembers from where on the stream is whole. */
  async forget(hours: number): Promise<void> {
    await this.database.rows(
      `WITH gone AS (
         DELETE FROM live_events WHERE at < now() - make_interval(hours => $1) RETURNING sequence
       ) UPDATE live_sequences SET kept_from = newest FROM (SELECT max(sequence) AS newest FROM gone) AS g WHERE newest IS NOT NULL`,
      [hours],
    );
  }
}

const POSITION: LiveEventName = 'contractor:location_updated';

function rowOf({ name, audience, data }: NewLiveEvent) {
  const family = 'family' in audience ? audience.family : null;
  return { name, family, contractor_id: 'contractorId' in audience ? audience.contractorId : null, data };
}
