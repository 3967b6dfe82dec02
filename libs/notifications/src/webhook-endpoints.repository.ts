import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { EVERY_EVENT } from './data-events/data-event-types.js';
import { LONGEST_REST_SECONDS } from './domain/pauses.js';

export interface WebhookEndpointRow {
  id: string;
  url: string;
  description: string | null;
  /** Of notifications; empty: all, unless `notices` is false. */
  kinds: string[];
  /** Whether it hears of notifications at all. */
  notices: boolean;
  /** Of records; empty: none, `*`: all. */
  events: string[];
  secretSealed: string;
  previousSecretSealed: string | null;
  previousUntil: Date | null;
  active: boolean;
  inactiveReason: string | null;
  /** Since when nothing has arrived; null while messages do. */
  failingSince: Date | null;
  /** Attempts in a row that nothing came of. */
  failures: number;
  /** Nothing is sent before; null while it need not rest. */
  restingUntil: Date | null;
  version: number;
  createdAt: Date;
}

/** How long a delivery is to wait for its endpoint. */
export interface Turn {
  targetId: string;
  seconds: number;
}

/** What a person chooses. */
export type EndpointChoices = Pick<
  WebhookEndpointRow,
  'url' | 'description' | 'kinds' | 'notices' | 'events'
>;

const FIELDS = `id, url, description, kinds, notices, events, secret_sealed AS "secretSealed", previous_secret_sealed AS "previousSecretSealed",
  previous_until AS "previousUntil", active, inactive_reason AS "inactiveReason",
  failing_since AS "failingSince", failures, resting_until AS "restingUntil", version, created_at AS "createdAt"`;

/** Owns `webhook_endpoints`. */
@Injectable()
export class WebhookEndpointsRepository {
  constructor(private readonly database: Database) {}

  async add(id: string, secretSealed: string, choices: EndpointChoices): Promise<void> {
    const { url, description, kinds, notices, events } = choices;
    await this.database.rows(
      `INSERT INTO webhook_endpoints (organization_id, id, secret_sealed, url, description, kinds, notices, events)
       VALUES (current_organization(), $1, $2, $3, $4, $5, $6, $7)`,
      [id, secretSealed, url, description, kinds, notices, events],
    );
  }

  page(limit: number, beforeId?: string): Promise<WebhookEndpointRow[]> {
    return this.database.rows<WebhookEndpointRow>(
      `SELECT ${FIELDS} FROM webhook_endpoints WHERE $2::uuid IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
      [limit, beforeId ?? null],
    );
  }

  async find(id: string): Promise<WebhookEndpointRow | undefined> {
    const [row] = await this.database.rows<WebhookEndpointRow>(
      `SELECT ${FIELDS} FROM webhook_endpoints WHERE id = $1`,
      [id],
    );
    return row;
  }

  /**
   * False when it was changed or removed meanwhile. Switching it on forgets why it was off, and what failed; another address
   * answers for itself. Switching it off ends its replay.
   */
  async change(
    id: string,
    version: number,
    { url, description, kinds, notices, events, active }: EndpointChoices & { active: boolean },
  ): Promise<boolean> {
    const rows = await this.database.rows(
      `UPDATE webhook_endpoints SET url = $3, description = $4, kinds = $5, notices = $6, events = $7, active = $8,
              inactive_reason = CASE WHEN $8 THEN NULL ELSE inactive_reason END,
              failing_since = CASE WHEN $8 AND active AND url = $3 THEN failing_since END,
              failures = CASE WHEN $8 AND active AND url = $3 THEN failures ELSE 0 END,
              resting_until = CASE WHEN $8 AND active AND url = $3 THEN resting_until END,
              replay_id = CASE WHEN $8 THEN replay_id END, version = version + 1, updated_at = now()
       WHERE id = $1 AND version = $2 RETURNING id`,
      [id, version, url, description, kinds, notices, events, active],
    );
    return rows.length > 0;
  }

  /** The secret until now goes on signing beside the new one for a day. Both are sealed for their own columns. */
  async replaceSecret(id: string, secretSealed: string, previousSecretSealed: string): Promise<void> {
    await this.database.rows(
      `UPDATE webhook_endpoints SET secret_sealed = $2, previous_secret_sealed = $3, previous_until = now() + interval '24 hours',
              version = version + 1, updated_at = now() WHERE id = $1`,
      [id, secretSealed, previousSecretSealed],
    );
  }

  async idsFor(kind: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'SELECT id FROM webhook_endpoints WHERE active AND notices AND (cardinality(kinds) = 0 OR $1 = ANY(kinds))',
      [kind],
    );
    return rows.map(({ id }) => id);
  }

  async idsForEvent(type: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'SELECT id FROM webhook_endpoints WHERE active AND events && $1::text[]',
      [[type, EVERY_EVENT]],
    );
    return rows.map(({ id }) => id);
  }

  /** Also those that are switched off: what they miss can be sent to them later. */
  async areThereForRecords(): Promise<boolean> {
    const rows = await this.database.rows(
      'SELECT 1 FROM webhook_endpoints WHERE cardinality(events) > 0 LIMIT 1',
    );
    return rows.length > 0;
  }

  /**
   * When it is the turn of a delivery whose endpoint rests; undefined: now. When the rest is over one delivery finds out
   * whether messages arrive again; for the others it goes on meanwhile, as long as an attempt may take. An endpoint that
   * rests is held until the open unit of work ends.
   */
  async turnOf(deliveryId: string): Promise<Turn | undefined> {
    const [turn] = await this.database.rows<Turn>(
      `WITH resting AS (
         SELECT w.id, w.resting_until FROM notification_deliveries d JOIN webhook_endpoints w ON w.id = d.target_id
         WHERE d.id = $1 AND d.channel = 'webhook' AND d.status = 'queued' AND w.active AND w.resting_until IS NOT NULL
         FOR NO KEY UPDATE OF w
       ), tries AS (
         UPDATE webhook_endpoints w SET resting_until = now() + interval '30 seconds' FROM resting
         WHERE w.id = resting.id AND resting.resting_until <= now() RETURNING w.id)
       SELECT id AS "targetId", GREATEST(1, LEAST($2, ceil(extract(epoch FROM resting_until - now()))))::int AS seconds
       FROM resting WHERE NOT EXISTS (SELECT FROM tries)`,
      [deliveryId, LONGEST_REST_SECONDS],
    );
    return turn;
  }

  async rest(id: string, seconds: number): Promise<void> {
    await this.database.rows(
      'UPDATE webhook_endpoints SET resting_until = now() + make_interval(secs => $2) WHERE id = $1',
      [id, seconds],
    );
  }

  /** Whether something had failed before. What is noted is of the address that was called, not of a newer one. */
  async noteArrival(id: string, url: string): Promise<boolean> {
    const rows = await this.database.rows(
      `UPDATE webhook_endpoints SET failing_since = NULL, failures = 0, resting_until = NULL
       WHERE id = $1 AND url = $2 AND failing_since IS NOT NULL RETURNING id`,
      [id, url],
    );
    return rows.length > 0;
  }

  /** Answers how many attempts in a row have failed by now and for how many hours; undefined when it is off, moved or gone. */
  async noteFailure(id: string, url: string): Promise<{ failures: number; hours: number } | undefined> {
    const [row] = await this.database.rows<{ failures: number; hours: number }>(
      `UPDATE webhook_endpoints SET failures = failures + 1, failing_since = COALESCE(failing_since, now())
       WHERE id = $1 AND url = $2 AND active
       RETURNING failures, floor(extract(epoch FROM now() - failing_since) / 3600)::int AS hours`,
      [id, url],
    );
    return row;
  }

  /** False when it was off already, or has another address by now. */
  async deactivate(id: string, reason: string, url: string): Promise<boolean> {
    const rows = await this.database.rows(
      `UPDATE webhook_endpoints SET active = false, inactive_reason = $2, resting_until = NULL, replay_id = NULL,
              version = version + 1, updated_at = now()
       WHERE id = $1 AND url = $3 AND active RETURNING id`,
      [id, reason, url],
    );
    return rows.length > 0;
  }

  async remove(id: string): Promise<boolean> {
    return (
      (await this.database.rows('DELETE FROM webhook_endpoints WHERE id = $1 RETURNING id', [id])).length > 0
    );
  }
}
