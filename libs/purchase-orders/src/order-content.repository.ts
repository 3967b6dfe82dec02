import { Injectable } from '@nestjs/common';
import { DbNull } from '@prisma/client/runtime/client';
import { Database, requireScope } from '#platform';
import type { OrderContent } from './domain/order-changes.js';
import type { ComposedLine } from './domain/order-lines.js';
import { dateOf } from './purchase-order-rows.repository.js';

/** Writes what an order says: its header, its lines, and what is ours about them. Needs an open unit of work. */
@Injectable()
export class OrderContentRepository {
  constructor(private readonly database: Database) {}

  /** Of a locked order; answers its new version. `isRevised` counts a revision. */
  async save(id: string, header: Omit<OrderContent, 'lines'>, isRevised: boolean): Promise<number> {
    const [row] = await this.database.prisma.purchaseOrder.updateManyAndReturn({
      where: { id },
      data: {
        ...headerData(header),
        version: { increment: 1 },
        ...(isRevised && { revision: { increment: 1 } }),
        updatedAt: new Date(),
      },
      select: { version: true },
    });
    if (!row) throw new Error(`The purchase order ${id} was not locked.`);
    return row.version;
  }

  /** Replaces the lines. What was received, worked and billed stays with the line's number. */
  async replaceLines(id: string, lines: readonly ComposedLine[]): Promise<void> {
    const { organizationId } = requireScope();
    const { prisma } = this.database;
    await prisma.purchaseOrderLine.deleteMany({ where: { purchaseOrderId: id } });
    await prisma.purchaseOrderLine.createMany({
      data: lines.map((line) => ({ ...lineRecord(line), organizationId, purchaseOrderId: id })),
    });
    await this.saveDetails(id, lines);
  }

  async saveDetails(id: string, lines: readonly ComposedLine[]): Promise<void> {
    const numbers = lines.map((line) => line.lineNumber);
    await this.database.rows(
      'DELETE FROM purchase_order_line_details WHERE purchase_order_id = $1 AND line_number <> ALL($2::int[])',
      [id, numbers],
    );
    await this.database.rows(UPSERT_DETAILS, [id, JSON.stringify(lines)]);
  }
}

const COLUMNS =
  'unit, sku, specifications, special_instructions, estimated_hours, requested_date, promised_date, job_id, job_line_number, quantity_limit';
const UPSERT_DETAILS = `
  INSERT INTO purchase_order_line_details AS d (organization_id, purchase_order_id, line_number, ${COLUMNS})
  SELECT current_organization(), $1::uuid, l."lineNumber", l.unit, l.sku, NULLIF(l.specifications, 'null'::jsonb),
         l."specialInstructions", l."estimatedHours", l."requestedDate", l."promisedDate", l."jobId", l."jobLineNumber", abs(l.quantity)
  FROM jsonb_to_recordset($2::jsonb) AS l("lineNumber" int, unit text, sku text, specifications jsonb,
       "specialInstructions" text, "estimatedHours" numeric, "requestedDate" date, "promisedDate" date, "jobId" uuid, "jobLineNumber" int, quantity numeric)
  ON CONFLICT (organization_id, purchase_order_id, line_number) DO UPDATE
  SET (${COLUMNS}) = (SELECT ${COLUMNS.split(', ')
    .map((name) => `EXCLUDED.${name}`)
    .join(', ')}),
    limit_passed_as_fact = d.override_reason IS NULL
      AND greatest(d.quantity_received, d.quantity_worked, d.quantity_billed) > EXCLUDED.quantity_limit`;

export function headerData({
  subtotal,
  taxAmount,
  total,
  dueDate,
  requestedDate,
  promisedDate,
  shipDate,
  billingAddress,
  shippingAddress,
  ...plain
}: Omit<OrderContent, 'lines'>) {
  return {
    ...plain,
    ...{ subtotal, taxAmount, total },
    dueDate: dueDate && dateOf(dueDate),
    requestedDate: requestedDate && dateOf(requestedDate),
    promisedDate: promisedDate && dateOf(promisedDate),
    shipDate: shipDate && dateOf(shipDate),
    billingAddress: billingAddress ? { ...billingAddress } : DbNull,
    shippingAddress: shippingAddress ? { ...shippingAddress } : DbNull,
  };
}

export function lineRecord(line: ComposedLine) {
  const { lineNumber, itemId, description, quantity, unitPrice, amount, taxCodeId } = line;
  return { lineNumber, itemId, description, quantity, unitPrice, amount, taxCodeId };
}
