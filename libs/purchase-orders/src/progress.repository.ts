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
}

const STEPS = `jsonb_to_recordset($2::jsonb)
  AS s("lineNumber" int, quantity numeric, amount numeric, "limit" numeric, "overrideReason" text)`;
