import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Measure, ProgressStep } from './domain/line-progress.js';

const COLUMNS: Record<Measure, string> = {
  received: 'quantity_received',
  worked: 'quantity_worked',
  billed: 'quantity_billed',
};

/** Counts what was received, worked and billed. The orders must be locked; the table checks the limit once more. */
@Injectable()
export class ProgressRepository {
  constructor(private readonly database: Database) {}

  async add(orderId: string, measure: Measure, steps: readonly ProgressStep[]): Promise<void> {
    await this.database.rows(ADD[measure], [orderId, JSON.stringify(steps)]);
  }

  /** Counts more or less of many orders in one statement. Answers the lines that went, or went further, past their order. */
  move(measure: Measure, moves: readonly LineMove[]): Promise<LinePastOrder[]> {
    return this.database.rows<LinePastOrder>(MOVE[measure], [
      moves.map(({ purchaseOrderId }) => purchaseOrderId),
      moves.map(({ lineNumber }) => lineNumber),
      moves.map(({ quantity }) => quantity),
      moves.map(({ amount }) => amount ?? '0'),
    ]);
  }

  /** What the jobs of an order have done and invoiced, in place of what was counted before. */
  async set(orderId: string, counts: readonly JobCount[], overrideReason: string): Promise<void> {
    await this.database.rows(SET_COUNTS, [orderId, JSON.stringify(counts), overrideReason]);
  }
}

/** Decimal strings; below zero, less is counted than before. */
export interface LineMove {
  purchaseOrderId: string;
  lineNumber: number;
  quantity: string;
  amount?: string;
}

export interface LinePastOrder {
  purchaseOrderId: string;
  lineNumber: number;
  /** How much more is counted now than before, of `counted` in all and `limit` ordered. */
  quantity: string;
  counted: string;
  limit: string;
}

/** Both are decimal strings, by line of the order. */
export interface JobCount {
  lineNumber: number;
  worked: string;
  billed: string;
}

/** What the order itself was lowered below is no matter of what is counted now. */
const ADD = forEachMeasure((measure) => {
  const column = COLUMNS[measure];
  const others = Object.values(COLUMNS).filter((other) => other !== column);
  return `
  INSERT INTO purchase_order_line_details AS d
    (organization_id, purchase_order_id, line_number, quantity_limit, ${column}, amount_billed, override_reason)
  SELECT current_organization(), $1::uuid, s."lineNumber", s."limit", s.quantity, s.amount, s."overrideReason"
  FROM jsonb_to_recordset($2::jsonb) AS s("lineNumber" int, quantity numeric, amount numeric, "limit" numeric, "overrideReason" text)
  ON CONFLICT (organization_id, purchase_order_id, line_number) DO UPDATE
  SET ${column} = d.${column} + EXCLUDED.${column}, amount_billed = d.amount_billed + EXCLUDED.amount_billed,
      quantity_limit = EXCLUDED.quantity_limit, override_reason = COALESCE(EXCLUDED.override_reason, d.override_reason),
      limit_passed_as_fact = greatest(${others.map((other) => `d.${other}`).join(', ')}) > EXCLUDED.quantity_limit`;
});

/** What was never counted is not taken away, and of a line that the order never had nothing is counted. */
const MOVE = forEachMeasure((measure) => {
  const column = COLUMNS[measure];
  const counted = Object.values(COLUMNS).map((name) =>
    name === column
      ? `greatest(COALESCE(d.${name}, 0) + m.quantity, 0) AS ${name}`
      : `COALESCE(d.${name}, 0) AS ${name}`,
  );
  const names = Object.values(COLUMNS).join(', ');
  return `
  WITH moved AS (
    SELECT purchase_order_id, line_number, sum(quantity) AS quantity, sum(amount) AS amount
    FROM unnest($1::uuid[], $2::int[], $3::numeric[], $4::numeric[]) AS m(purchase_order_id, line_number, quantity, amount)
    GROUP BY purchase_order_id, line_number
  ), counted AS (
    SELECT m.purchase_order_id, m.line_number, m.quantity AS moved, COALESCE(abs(l.quantity), d.quantity_limit) AS quantity_limit,
           ${counted.join(', ')}, COALESCE(d.amount_billed, 0) + m.amount AS amount_billed, d.override_reason
    FROM moved m
    LEFT JOIN purchase_order_lines l ON l.purchase_order_id = m.purchase_order_id AND l.line_number = m.line_number
    LEFT JOIN purchase_order_line_details d ON d.purchase_order_id = m.purchase_order_id AND d.line_number = m.line_number
    WHERE d.line_number IS NOT NULL OR (l.line_number IS NOT NULL AND m.quantity >= 0 AND m.amount >= 0)
  ), written AS (
    INSERT INTO purchase_order_line_details
      (organization_id, purchase_order_id, line_number, quantity_limit, ${names}, amount_billed, override_reason, limit_passed_as_fact)
    SELECT current_organization(), purchase_order_id, line_number, quantity_limit, ${names}, amount_billed, override_reason,
           override_reason IS NULL AND greatest(${names}) > quantity_limit
    FROM counted
    ON CONFLICT (organization_id, purchase_order_id, line_number) DO UPDATE
    SET ${column} = EXCLUDED.${column}, amount_billed = EXCLUDED.amount_billed, quantity_limit = EXCLUDED.quantity_limit,
        limit_passed_as_fact = EXCLUDED.limit_passed_as_fact
  )
  SELECT purchase_order_id AS "purchaseOrderId", line_number AS "lineNumber", trim_scale(moved)::text AS quantity,
         trim_scale(${column})::text AS counted, trim_scale(quantity_limit)::text AS "limit"
  FROM counted WHERE moved > 0 AND ${column} > quantity_limit ORDER BY purchase_order_id, line_number`;
});

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

function forEachMeasure(statement: (measure: Measure) => string): Record<Measure, string> {
  return { received: statement('received'), worked: statement('worked'), billed: statement('billed') };
}
