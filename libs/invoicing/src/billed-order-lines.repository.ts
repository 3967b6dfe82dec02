import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform';
import type { OrderLineBilled } from './domain/order-billing.js';

const COLUMNS = `line_number AS "lineNumber", purchase_order_id AS "purchaseOrderId",
  order_line_number AS "orderLineNumber", trim_scale(quantity)::text AS quantity, trim_scale(amount)::text AS amount`;

/** Owns `billed_order_lines`: what live bills count against orders, so that exactly that is given back. */
@Injectable()
export class BilledOrderLinesRepository {
  constructor(private readonly database: Database) {}

  async add(invoiceId: string, lines: readonly OrderLineBilled[]): Promise<void> {
    if (lines.length === 0) return;
    await this.database.rows(
      `INSERT INTO billed_order_lines
         (organization_id, id, invoice_id, line_number, purchase_order_id, order_line_number, quantity, amount)
       SELECT current_organization(), n.* FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::int[], $6::numeric[], $7::numeric[]) AS n`,
      [
        lines.map(() => newId()),
        lines.map(() => invoiceId),
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

  /** What a bill counts now. */
  ofInvoice(invoiceId: string): Promise<OrderLineBilled[]> {
    return this.database.rows<OrderLineBilled>(
      `SELECT ${COLUMNS} FROM billed_order_lines WHERE invoice_id = $1 AND released_at IS NULL ORDER BY line_number`,
      [invoiceId],
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
  release(invoiceIds: readonly string[]): Promise<OrderLineBilled[]> {
    if (invoiceIds.length === 0) return Promise.resolve([]);
    return this.database.rows<OrderLineBilled>(
      `UPDATE billed_order_lines SET released_at = now() WHERE invoice_id = ANY($1::uuid[]) AND released_at IS NULL
       RETURNING ${COLUMNS}`,
      [[...invoiceIds]],
    );
  }
}
