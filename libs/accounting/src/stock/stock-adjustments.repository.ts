import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, instantText, type RecordStore, type StoredRecord } from '#platform';
import type { StockBalance, StockShare } from './stock-balance.js';

/** An adjustment as it is sent. */
export interface StockAdjustmentRecord {
  id: string;
  number: string;
  /** Calendar day. */
  adjustmentDate: string;
  accountId: string | null;
  /** `cancelled` where nothing is sent any more. */
  status: 'approved' | 'cancelled';
  lines: { lineNumber: number; itemId: string; quantity: string }[];
}

/** A day of the organization, and the instant at which it ends. */
export interface StockDay {
  day: string;
  endsAt: string;
}

/** Owns `stock_adjustments` and their shares: what the books were told of stock that jobs used. */
@Injectable()
export class StockAdjustmentsRepository implements RecordStore<StockAdjustmentRecord> {
  constructor(private readonly database: Database) {}

  /** The account is the one that is chosen now: whoever chooses another mends what waits for it. */
  async readRecords(ids: readonly string[]): Promise<Map<string, StoredRecord<StockAdjustmentRecord>>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<StockAdjustmentRecord>(
      `SELECT a.id, a.number, a.adjustment_date::text AS "adjustmentDate", coalesce(c.settings ->> 'stockAccountId', a.account_id::text) AS "accountId",
         CASE WHEN c.settings ->> 'stockAccountId' IS NULL THEN 'cancelled' ELSE 'approved' END AS status,
         (SELECT json_agg(json_build_object('lineNumber', l.line_number, 'itemId', l.item_id, 'quantity', l.quantity) ORDER BY l.line_number) FROM (
            SELECT item_id, trim_scale(sum(quantity))::text AS quantity, row_number() OVER (ORDER BY item_id)::int AS line_number
            FROM stock_adjustment_shares WHERE adjustment_id = a.id GROUP BY item_id HAVING sum(quantity) <> 0) l) AS lines
       FROM stock_adjustments a JOIN connections c ON c.organization_id = a.organization_id AND c.id = a.connection_id
       WHERE a.id = ANY($1::uuid[])`,
      [[...ids]],
    );
    return new Map(
      rows.map((record) => [record.id, { record: { ...record, lines: record.lines ?? [] }, version: 1 }]),
    );
  }

  /** Nothing of them is ever taken over from the books. */
  async importRecords(): Promise<Map<string, number>> {
    return new Map();
  }

  /** Answers its id. Shares that add up to nothing for an item are kept and not sent. */
  async add(
    connectionId: string,
    { day, accountId, isOpening }: { day: string; accountId: string; isOpening: boolean },
    shares: readonly StockShare[],
  ): Promise<string> {
    const id = newId();
    const number = `STK-${day.replaceAll('-', '')}-${id.slice(-6)}`;
    await this.database.rows(
      `INSERT INTO stock_adjustments (organization_id, id, connection_id, number, adjustment_date, account_id, is_opening)
       VALUES (current_organization(), $1, $2, $3, $4, $5, $6)`,
      [id, connectionId, number, day, accountId, isOpening],
    );
    await this.database.rows(
      `INSERT INTO stock_adjustment_shares (organization_id, adjustment_id, item_id, job_id, quantity)
       SELECT current_organization(), $1, n.item_id, n.job_id, n.quantity
       FROM unnest($2::uuid[], $3::uuid[], $4::numeric[]) AS n(item_id, job_id, quantity)`,
      [
        id,
        shares.map(({ itemId }) => itemId),
        shares.map(({ jobId }) => jobId),
        shares.map(({ quantity }) => quantity),
      ],
    );
    return id;
  }

  /** The days that are over and on which something was used that the books do not know, and yesterday; the oldest first. */
  async days(since: string): Promise<StockDay[]> {
    return this.database.rows<StockDay>(
      `WITH o AS (SELECT timezone, date_trunc('day', now() AT TIME ZONE timezone)::date AS today FROM organizations WHERE id = current_organization()),
         days AS (
           SELECT (s.at AT TIME ZONE o.timezone)::date AS day FROM stock_movements s, o
           WHERE s.booked_at IS NULL AND s.kind IN ('consumed', 'returned') AND s.at >= $1::timestamptz
           UNION SELECT today - 1 FROM o)
       SELECT d.day::text, ${instantText('((d.day + 1)::timestamp AT TIME ZONE o.timezone)')} AS "endsAt"
       FROM days d, o WHERE d.day < o.today ORDER BY d.day`,
      [since],
    );
  }

  /** The day of an instant. */
  async dayOf(instant: string): Promise<string> {
    const [row] = await this.database.rows<{ day: string }>(
      'SELECT ($1::timestamptz AT TIME ZONE timezone)::date::text AS day FROM organizations WHERE id = current_organization()',
      [instant],
    );
    if (!row) throw new Error('There is no organization in scope.');
    return row.day;
  }

  /** Of every job and counted item of which something was used before that moment. */
  balances(connectionId: string, before: string): Promise<StockBalance[]> {
    return this.database.rows<StockBalance>(BALANCES, [connectionId, before]);
  }

  /** Remote ids of the counted items that the books of a connection have. */
  async counted(connectionId: string): Promise<Set<string>> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT l.remote_id AS id FROM external_links l JOIN items i ON i.organization_id = l.organization_id AND i.id = l.local_id
       WHERE l.connection_id = $1 AND l.entity = 'item' AND l.deleted_at IS NULL AND i.type = 'inventory'`,
      [connectionId],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

/** Whether a document (`$alias`) is in the books of the connection, or on its way there. */
const isThere = (entity: string, id: string) =>
  `EXISTS (SELECT FROM external_links k WHERE k.connection_id = $1 AND k.entity = '${entity}' AND k.local_id = ${id} AND k.deleted_at IS NULL)`;
const isComing = (entity: string, id: string) =>
  `EXISTS (SELECT FROM sync_operations p WHERE p.connection_id = $1 AND p.entity = '${entity}' AND p.local_id = ${id}
     AND p.operation = 'create' AND p.status NOT IN ('confirmed', 'superseded'))`;

/** What a credit on an invoice gives back counts for the job of that invoice's line. */
const BALANCES = `
WITH used AS (
  SELECT s.job_id, s.item_id, sum(CASE s.kind WHEN 'consumed' THEN s.quantity ELSE -s.quantity END) AS quantity
  FROM stock_movements s JOIN items i ON i.organization_id = s.organization_id AND i.id = s.item_id AND i.type = 'inventory'
  WHERE s.kind IN ('consumed', 'returned') AND s.at < $2::timestamptz GROUP BY s.job_id, s.item_id),
sold AS (
  SELECT coalesce(l.job_id, v.job_id) AS job_id, l.item_id, l.quantity,
    ${isThere('invoice', 'v.id')} AS there, ${isComing('invoice', 'v.id')} AS coming
  FROM invoices v JOIN invoice_lines l ON l.organization_id = v.organization_id AND l.invoice_id = v.id
  WHERE v.direction = 'receivable' AND v.status NOT IN ('draft', 'pending_approval', 'rejected', 'void') AND l.kind = 'item' AND l.role IS NULL
    AND (coalesce(l.job_id, v.job_id), l.item_id) IN (SELECT job_id, item_id FROM used)
  UNION ALL
  SELECT coalesce(g.job_id, l.job_id, v.job_id), g.item_id, -g.quantity, ${isThere('credit', 'c.id')}, ${isComing('credit', 'c.id')}
  FROM credits c JOIN credit_lines g ON g.organization_id = c.organization_id AND g.credit_id = c.id
    JOIN invoices v ON v.organization_id = c.organization_id AND v.id = c.invoice_id
    LEFT JOIN invoice_lines l ON l.organization_id = g.organization_id AND l.invoice_id = v.id AND l.line_number = g.invoice_line_number
  WHERE c.direction = 'receivable' AND c.status <> 'void' AND g.kind = 'item'
    AND (coalesce(g.job_id, l.job_id, v.job_id), g.item_id) IN (SELECT job_id, item_id FROM used)),
billed AS (
  SELECT job_id, item_id, sum(quantity) FILTER (WHERE there) AS there, sum(quantity) FILTER (WHERE coming AND NOT there) AS coming
  FROM sold GROUP BY job_id, item_id),
told AS (
  SELECT s.job_id, s.item_id, sum(s.quantity) FILTER (WHERE a.is_opening OR a.there) AS there,
    sum(s.quantity) FILTER (WHERE a.coming AND NOT a.there AND NOT a.is_opening) AS coming
  FROM (SELECT a.organization_id, a.id, a.is_opening, ${isComing('stock-adjustment', 'a.id')} AS coming,
          EXISTS (SELECT FROM external_links k WHERE k.connection_id = $1 AND k.entity = 'stock-adjustment' AND k.local_id = a.id) AS there
        FROM stock_adjustments a WHERE a.connection_id = $1) a
    JOIN stock_adjustment_shares s ON s.organization_id = a.organization_id AND s.adjustment_id = a.id
  GROUP BY s.job_id, s.item_id)
SELECT u.job_id AS "jobId", u.item_id AS "itemId", trim_scale(u.quantity)::text AS used,
  trim_scale(coalesce(b.there, 0))::text AS "billedThere", trim_scale(coalesce(b.coming, 0))::text AS "billedComing",
  trim_scale(coalesce(t.there, 0))::text AS "toldThere", trim_scale(coalesce(t.coming, 0))::text AS "toldComing"
FROM used u LEFT JOIN billed b ON b.job_id = u.job_id AND b.item_id = u.item_id LEFT JOIN told t ON t.job_id = u.job_id AND t.item_id = u.item_id
ORDER BY u.item_id, u.job_id`;
