import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { EVERY_EVENT } from './data-events/data-event-types.js';

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
  version: number;
  createdAt: Date;
}

/** What a person chooses. */
export type EndpointChoices = Pick<
  WebhookEndpointRow,
  'url' | 'description' | 'kinds' | 'notices' | 'events'
>;

const FIELDS = `id, url, description, kinds, notices, events, secret_sealed AS "secretSealed", previous_secret_sealed AS "previousSecretSealed",
  previous_until AS "previousUntil", active, inactive_reason AS "inactiveReason",
  failing_since AS "failingSince", failures, version, created_at AS "createdAt"`;

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

  /** False when it was changed or removed meanwhile. Switching it on forgets why it was off, and what failed. */
  async change(
    id: string,
    version: number,
    { url, description, kinds, notices, events, active }: EndpointChoices & { active: boolean },
  ): Promise<boolean> {
    const rows = await this.database.rows(
      `UPDATE webhook_endpoints SET url = $3, description = $4, kinds = $5, notices = $6, events = $7, active = $8,
              inactive_reason = CASE WHEN $8 THEN NULL ELSE inactive_reason END,
              failing_since = CASE WHEN $8 AND active THEN failing_since END,
              failures = CASE WHEN $8 AND active THEN failures ELSE 0 END, version = version + 1, updated_at = now()
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

  /** Writes only when something had failed before. */
  async noteArrival(id: string): Promise<void> {
    await this.database.rows(
      'UPDATE webhook_endpoints SET failing_since = NULL, failures = 0 WHERE id = $1 AND failing_since IS NOT NULL',
      [id],
    );
  }

  /** Answers how many attempts in a row have failed by now and for how many hours; undefined when it is off or gone. */
  async noteFailure(id: string): Promise<{ failures: number; hours: number } | undefined> {
    const [row] = await this.database.rows<{ failures: number; hours: number }>(
      `UPDATE webhook_endpoints SET failures = failures + 1, failing_since = COALESCE(failing_since, now())
       WHERE id = $1 AND active
       RETURNING failures, floor(extract(epoch FROM now() - failing_since) / 3600)::int AS hours`,
      [id],
    );
    return row;
  }

  /** Answers its address, or undefined when it was off already. */
  async deactivate(id: string, reason: string): Promise<string | undefined> {
    const [row] = await this.database.rows<{ url: string }>(
      `UPDATE webhook_endpoints SET active = false, inactive_reason = $2, version = version + 1, updated_at = now()
       WHERE id = $1 AND active RETURNING url`,
      [id, reason],
    );
    return row?.url;
  }

  async remove(id: string): Promise<boolean> {
    return (
      (await this.database.rows('DELETE FROM webhook_endpoints WHERE id = $1 RETURNING id', [id])).length > 0
    );
  }
}
