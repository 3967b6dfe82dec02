import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, type Page, type PageQuery, toPage } from '#platform';
import type { FieldChange } from './domain/order-changes.js';
import type { RevisionStatus, RevisionView } from './domain/revision.js';

export interface NewRevision {
  status: 'applied' | 'proposed';
  reason: string | null;
  changes: FieldChange[];
  /** What was asked for; kept while it is proposed. */
  wishes: object | null;
  by: string;
}

const COLUMNS = `number, status, reason, changes, created_by AS "createdBy", created_at AS "createdAt",
  decided_by AS "decidedBy", decided_at AS "decidedAt", decision_reason AS "decisionReason"`;

type Row = Omit<RevisionView, 'createdAt' | 'decidedAt'> & { createdAt: Date; decidedAt: Date | null };

/** The history of orders. Writes need the order to be locked. */
@Injectable()
export class RevisionsRepository {
  constructor(private readonly database: Database) {}

  async add(orderId: string, { status, reason, changes, wishes, by }: NewRevision): Promise<RevisionView> {
    const rows = await this.database.rows<Row>(
      `INSERT INTO purchase_order_revisions (organization_id, purchase_order_id, number, status, reason, changes, wishes, created_by)
       SELECT current_organization(), $1::uuid, COALESCE(max(number), 0) + 1, $2, $3, $4::jsonb, $5::jsonb, $6
       FROM purchase_order_revisions WHERE purchase_order_id = $1::uuid RETURNING ${COLUMNS}`,
      [orderId, status, reason, JSON.stringify(changes), wishes && JSON.stringify(wishes), by],
    );
    return toRevision(rows[0] as Row);
  }

  async find(
    orderId: string,
    number: number,
  ): Promise<(RevisionView & { wishes: object | null }) | undefined> {
    const rows = await this.database.rows<Row & { wishes: object | null }>(
      `SELECT ${COLUMNS}, wishes FROM purchase_order_revisions WHERE purchase_order_id = $1 AND number = $2`,
      [orderId, number],
    );
    return rows[0] && { ...toRevision(rows[0]), wishes: rows[0].wishes };
  }

  /** The number of the revision that waits for approval. */
  async proposed(orderId: string): Promise<number | undefined> {
    const rows = await this.database.rows<{ number: number }>(
      `SELECT number FROM purchase_order_revisions WHERE purchase_order_id = $1 AND status = 'proposed'`,
      [orderId],
    );
    return rows[0]?.number;
  }

  /** `changes` are those that were written, which may differ from what was proposed by what happened meanwhile. */
  async decide(
    orderId: string,
    number: number,
    decision: {
      status: RevisionStatus;
      by: string;
      at: Date;
      reason: string | null;
      changes?: FieldChange[];
    },
  ): Promise<void> {
    const { status, by, at, reason, changes } = decision;
    await this.database.rows(
      `UPDATE purchase_order_revisions SET status = $3, decided_by = $4, decided_at = $5, decision_reason = $6,
         changes = COALESCE($7::jsonb, changes), wishes = NULL WHERE purchase_order_id = $1 AND number = $2`,
      [orderId, number, status, by, at, reason, changes ? JSON.stringify(changes) : null],
    );
  }

  /** Newest first. */
  async page(orderId: string, { limit, cursor }: PageQuery): Promise<Page<RevisionView>> {
    const [before] = cursor ? decodeCursor(cursor, 'number') : [null];
    const rows = await this.database.rows<Row>(
      `SELECT ${COLUMNS} FROM purchase_order_revisions WHERE purchase_order_id = $1
         AND ($2::int IS NULL OR number < $2) ORDER BY number DESC LIMIT $3`,
      [orderId, before, limit + 1],
    );
    return toPage(rows, limit, (row) => [row.number], toRevision);
  }
}

function toRevision({ createdAt, decidedAt, ...row }: Row): RevisionView {
  const { wishes: _open, ...fields } = row as typeof row & { wishes?: unknown };
  return {
    ...fields,
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
