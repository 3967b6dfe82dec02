import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform';
import type { OrderLineBilled } from './domain/order-billing.js';

interface BilledLine extends OrderLineBilled {
  invoiceId: string;
}

const COLUMNS = `invoice_id AS "invoiceId", line_number AS "lineNumber", purchase_order_id AS "purchaseOrderId",
  order_line_number AS "orderLineNumber", trim_scale(quantity)::text AS quantity, trim_scale(amount)::text AS amount`;

/** What bills count against orders, by bill. */
export type LinesOfBills = ReadonlyMap<string, readonly OrderLineBilled[]>;

/** Owns `billed_order_lines`: what live bills count against orders, so that exactly that is given back. */
@Injectable()
export class BilledOrderLinesRepository {
  constructor(private readonly database: Database) {}

  async add(bills: LinesOfBills): Promise<void> {
    const lines = [...bills].flatMap(([invoiceId, own]) => own.map((line) => ({ ...line, invoiceId })));
    if (lines.length === 0) return;
    await this.database.rows(
      `INSERT INTO billed_order_lines
         (organization_id, id, invoice_id, line_number, purchase_order_id, order_line_number, quantity, amount)
       SELECT current_organization(), n.* FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::int[], $6::numeric[], $7::numeric[]) AS n`,
      [
        lines.map(() => newId()),
        lines.map((line) => line.invoiceId),
        lines.map((line) => line.lineNumber),
        lines.map((line) => line.purchaseOrderId),
        lines.map((line) => line.orderLineNumber),
        lines.map((line) => line.quantity),
        lines.map((line) => line.amount),
      ],
    );
  }

  /** The order that each of these bills is for, beside what the books say: without a new version. */
  async nameOrders(bills: readonly { id: string; purchaseOrderId: string | null }[]): Promise<void> {
    await this.database.rows(
      `UPDATE invoices i SET purchase_order_id = n.purchase_order_id
       FROM unnest($1::uuid[], $2::uuid[]) AS n(id, purchase_order_id)
       WHERE i.id = n.id AND i.purchase_order_id IS DISTINCT FROM n.purchase_order_id`,
      [bills.map(({ id }) => id), bills.map(({ purchaseOrderId }) => purchaseOrderId)],
    );
  }

  /** What bills count now; one that counts nothing is not in the answer. */
  async ofInvoices(invoiceIds: readonly string[]): Promise<LinesOfBills> {
    if (invoiceIds.length === 0) return new Map();
    const rows = await this.database.rows<BilledLine>(
      `SELECT ${COLUMNS} FROM billed_order_lines WHERE invoice_id = ANY($1::uuid[]) AND released_at IS NULL
       ORDER BY line_number, order_line_number`,
      [[...invoiceIds]],
    );
    return byBill(rows);
  }

  /** Bills of the books that may name one of these orders, or are for one, in the order of their ids. */
  async naming(
    orders: readonly { id: string; number: string; contractorId: string | null }[],
  ): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT DISTINCT i.id FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS o(id, number, contractor_id)
       JOIN invoices i ON i.contractor_id = o.contractor_id
       WHERE i.direction = 'payable' AND i.status <> 'void' AND i.source <> 'manual'
         AND (i.purchase_order_id = o.id OR position(lower(o.number) IN lower(i.private_note)) > 0)
       ORDER BY i.id`,
      [
        orders.map(({ id }) => id),
        orders.map(({ number }) => number),
        orders.map(({ contractorId }) => contractorId),
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** Nobody else can change these bills until the unit of work ends. */
  async hold(invoiceIds: readonly string[]): Promise<void> {
    await this.database.rows(
      'SELECT id FROM invoices WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
      [[...invoiceIds]],
    );
  }

  /** Why the bill may go past its order; null for one that may not. */
  async overrideReasonOf(invoiceId: string): Promise<string | null> {
    const [row] = await this.database.rows<{ reason: string | null }>(
      'SELECT order_override_reason AS reason FROM invoices WHERE id = $1',
      [invoiceId],
    );
    return row?.reason ?? null;
  }

  /** Ends what bills count, and answers it. */
  async release(invoiceIds: readonly string[]): Promise<LinesOfBills> {
    if (invoiceIds.length === 0) return new Map();
    const rows = await this.database.rows<BilledLine>(
      `UPDATE billed_order_lines SET released_at = now() WHERE invoice_id = ANY($1::uuid[]) AND released_at IS NULL
       RETURNING ${COLUMNS}`,
      [[...invoiceIds]],
    );
    return byBill(rows);
  }
}

function byBill(rows: readonly BilledLine[]): LinesOfBills {
  return new Map(
    [...Map.groupBy(rows, ({ invoiceId }) => invoiceId)].map(([invoiceId, lines]) => [
      invoiceId,
      lines.map(({ invoiceId: _of, ...line }) => line),
    ]),
  );
}
