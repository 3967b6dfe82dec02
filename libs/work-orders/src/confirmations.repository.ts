import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, instantText, type Page, type PageQuery, toPage } from '#platform';
import type { Confirmation, ConfirmationState, Trouble } from './domain/confirmation.js';

export interface ConfirmationFilter extends PageQuery {
  state?: ConfirmationState;
  sourceId?: string;
  workOrderId?: string;
}

const instant = (column: string) => instantText(`t.${column}`);

const FIELDS = `t.id, t.work_order_id AS "workOrderId", w.number AS "workOrderNumber", t.source_id AS "sourceId", s.name AS "sourceName",
  t.happened, t.version, t.state, t.attempts, t.last_status AS "lastStatus", t.cause, t.fix, ${instant('created_at')} AS "createdAt",
  ${instant('last_attempt_at')} AS "lastAttemptAt", ${instant('delivered_at')} AS "deliveredAt"`;
const TABLES = `work_order_confirmations t
  JOIN work_orders w ON w.organization_id = t.organization_id AND w.id = t.work_order_id
  JOIN inbound_sources s ON s.organization_id = t.organization_id AND s.id = t.source_id`;

/** Owns `work_order_confirmations`: what senders are to hear, and whether they did. */
@Injectable()
export class ConfirmationsRepository {
  constructor(private readonly database: Database) {}

  /** False when this step is waiting, delivered or parked already: listeners may run twice. */
  async add(
    id: string,
    step: { workOrderId: string; sourceId: string; happened: string; version: number },
  ): Promise<boolean> {
    const rows = await this.database.rows(
      `INSERT INTO work_order_confirmations (organization_id, id, work_order_id, source_id, happened, version, state)
       VALUES (current_organization(), $1, $2, $3, $4, $5, 'waiting') ON CONFLICT DO NOTHING RETURNING id`,
      [id, step.workOrderId, step.sourceId, step.happened, step.version],
    );
    return rows.length > 0;
  }

  async find(id: string): Promise<Confirmation | undefined> {
    const [row] = await this.database.rows<Confirmation>(`SELECT ${FIELDS} FROM ${TABLES} WHERE t.id = $1`, [
      id,
    ]);
    return row;
  }

  /** Newest first. */
  async page({
    state,
    sourceId,
    workOrderId,
    cursor,
    limit,
  }: ConfirmationFilter): Promise<Page<Confirmation>> {
    const [before] = cursor ? decodeCursor(cursor, 'id') : [null];
    const rows = await this.database.rows<Confirmation>(
      `SELECT ${FIELDS} FROM ${TABLES}
       WHERE ($1::text IS NULL OR t.state = $1) AND ($2::uuid IS NULL OR t.source_id = $2)
         AND ($3::uuid IS NULL OR t.work_order_id = $3) AND ($4::uuid IS NULL OR t.id < $4) ORDER BY t.id DESC LIMIT $5`,
      [state ?? null, sourceId ?? null, workOrderId ?? null, before, limit + 1],
    );
    return toPage(
      rows,
      limit,
      ({ id }) => [id],
      (row) => row,
    );
  }

  /** Counts an attempt; false when it does not wait any more. */
  async begin(id: string): Promise<boolean> {
    const rows = await this.database.rows(
      `UPDATE work_order_confirmations SET attempts = attempts + 1, last_attempt_at = now()
       WHERE id = $1 AND state = 'waiting' RETURNING id`,
      [id],
    );
    return rows.length > 0;
  }

  async delivered(id: string, status: number): Promise<void> {
    await this.database.rows(
      `UPDATE work_order_confirmations SET state = 'delivered', delivered_at = now(), last_status = $2, cause = NULL, fix = NULL
       WHERE id = $1 AND state = 'waiting'`,
      [id, status],
    );
  }

  /** Notes why it was not heard; `state` says whether it is tried again. */
  async missed(id: string, state: ConfirmationState, trouble: Trouble): Promise<void> {
    await this.database.rows(
      `UPDATE work_order_confirmations SET state = $2, last_status = $3, cause = $4, fix = $5 WHERE id = $1 AND state = 'waiting'`,
      [id, state, trouble.lastStatus, trouble.cause, trouble.fix],
    );
  }

  /** Ids of those, one or a sender's, that were parked and wait again from now on: of many callers one gets each. */
  async unpark(of: { id: string } | { sourceId: string }): Promise<string[]> {
    const [column, value] = 'id' in of ? ['id', of.id] : ['source_id', of.sourceId];
    const rows = await this.database.rows<{ id: string }>(
      `UPDATE work_order_confirmations SET state = 'waiting', attempts = 0 WHERE ${column} = $1 AND state = 'parked' RETURNING id`,
      [value],
    );
    return rows.map(({ id }) => id).sort();
  }
}
