import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Measure, ProgressStep } from './domain/line-progress.js';

const COLUMN: Record<Measure, string> = {
  received: 'quantity_received',
  worked: 'quantity_worked',
  billed: 'quantity_billed',
};

/** Counts what was received, worked and billed. The order must be locked; the table checks the limit once more. */
@Injectable()
export class ProgressRepository {
  constructor(private readonly database: Database) {}

  async add(orderId: string, measure: Measure, steps: readonly ProgressStep[]): Promise<void> {
    const column = COLUMN[measure];
    await this.database.rows(
      `INSERT INTO purchase_order_line_details AS d
         (organization_id, purchase_order_id, line_number, quantity_limit, ${column}, amount_billed, override_reason)
       SELECT current_organization(), $1::uuid, s."lineNumber", s."limit", s.quantity, s.amount, s."overrideReason"
       FROM ${STEPS}
       ON CONFLICT (organization_id, purchase_order_id, line_number) DO UPDATE
       SET ${column} = d.${column} + EXCLUDED.${column}, amount_billed = d.amount_billed + EXCLUDED.amount_billed,
           quantity_limit = EXCLUDED.quantity_limit, override_reason = COALESCE(EXCLUDED.override_reason, d.override_reason)`,
      [orderId, JSON.stringify(steps)],
    );
  }

  /** What was never counted is not taken away. */
  async take(
    orderId: string,
    measure: Measure,
    steps: readonly Pick<ProgressStep, 'lineNumber' | 'quantity' | 'amount'>[],
  ): Promise<void> {
    const column = COLUMN[measure];
    await this.database.rows(
      `UPDATE purchase_order_line_details AS d SET ${column} = greatest(d.${column} - s.quantity, 0),
         amount_billed = CASE WHEN d.quantity_billed = 0 OR ('${measure}' = 'billed' AND d.quantity_billed <= s.quantity)
           THEN 0 ELSE d.amount_billed - s.amount END
       FROM ${STEPS} WHERE d.purchase_order_id = $1::uuid AND d.line_number = s."lineNumber"`,
      [orderId, JSON.stringify(steps)],
    );
  }

  /** What the jobs of an order have done and invoiced, in place of what was counted before. */
  async set(orderId: string, counts: readonly JobCount[], overrideReason: string): Promise<void> {
    await this.database.rows(SET_COUNTS, [orderId, JSON.stringify(counts), overrideReason]);
  }
}

/** Both are decimal strings, by line of the order. */
export interface JobCount {
  lineNumber: number;
  worked: string;
  billed: string;
}

/** A deduction has a negative quantity; counted positively, its price changes its sign. */
const SET_COUNTS = `
  INSERT INTO purchase_order_line_details AS d
    (organization_id, purchase_order_id, line_number, quantity_limit, quantity_worked, quantity_billed, amount_billed, override_reason)
  SELECT current_organization(), l.purchase_order_id, l.line_number, abs(l.quantity), s.worked, s.billed,
         round(s.billed * l.unit_price * CASE WHEN l.quantity < 0 THEN -1 ELSE 1 END, 2),
         CASE WHEN greatest(s.worked, s.billed) > abs(l.quantity) THEN $3 END
  FROM jsonb_to_recordset($2::jsonb) AS s("lineNumber" int, worked numeric, billed numeric)
  JOIN purchase_order_lines l ON l.purchase_order_id = $1::uuid AND l.line_number = s."lineNumber"
  ON CONFLICT (organization_id, purchase_order_id, line_number) DO UPDATE
  SET quantity_worked = EXCLUDED.quantity_worked, quantity_billed = EXCLUDED.quantity_billed,
      amount_billed = EXCLUDED.amount_billed, quantity_limit = EXCLUDED.quantity_limit,
      override_reason = COALESCE(EXCLUDED.override_reason, d.override_reason)`;

const STEPS = `jsonb_to_recordset($2::jsonb)
  AS s("lineNumber" int, quantity numeric, amount numeric, "limit" numeric, "overrideReason" text)`;
