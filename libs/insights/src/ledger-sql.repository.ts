/** A discount on the whole document counts by the share of each line. Rates turn it into home currency. */
const netOf = (document: string) =>
  `CASE WHEN ${document}.subtotal = 0 THEN 1 ELSE (${document}.subtotal - ${document}.discount_amount) / ${document}.subtotal END * COALESCE(${document}.exchange_rate, 1)`;
const NET = netOf('i');

/** A line that does something besides billing work (a holdback, a deposit) moves money, not revenue. */
const WORK_LINES = `l.kind NOT IN ('discount', 'note') AND l.role IS NULL AND i.kind NOT IN ('holdback_release', 'deposit')`;

/** Lines of credits, with the line that each gives back where there is one; the same lines count as of invoices. */
const CREDITED = `credits c JOIN credit_lines l ON l.organization_id = c.organization_id AND l.credit_id = c.id
  LEFT JOIN invoices i ON i.organization_id = c.organization_id AND i.id = c.invoice_id
  LEFT JOIN invoice_lines b ON b.organization_id = c.organization_id AND b.invoice_id = c.invoice_id AND b.line_number = l.invoice_line_number
  LEFT JOIN time_entries t ON t.organization_id = b.organization_id AND t.id = b.time_entry_id`;
const CREDITED_WORK = `c.status <> 'void' AND l.kind NOT IN ('discount', 'note') AND b.role IS NULL AND COALESCE(i.kind, '') NOT IN ('holdback_release', 'deposit')`;

const between = (day: string) =>
  `($1::date IS NULL OR ${day} >= $1::date) AND ($2::date IS NULL OR ${day} <= $2::date)`;

/**
 * Every document that a job earns or costs by, one row for each of its lines, before tax, in home currency and in cents,
 * so that documents add up to the figures over them. $1 and $2 are the period, $3 the statuses of live invoices.
 *
 * A bill line that pays for time or expenses counts as those already; one for time whose cost nobody knows counts itself.
 * A credit takes off, on its own day, what it gives back.
 * Expenses in a foreign currency are left out: nobody recorded their rate.
 */
export const LEDGER = `
  SELECT COALESCE(l.job_id, i.job_id) AS job_id, i.customer_id, t.contractor_id, COALESCE(l.item_id, t.item_id) AS item_id,
         i.invoice_date AS day, 'revenue' AS figure, 'invoice' AS type, i.id, i.number, round(l.amount * ${NET}, 2) AS amount
  FROM invoices i JOIN invoice_lines l ON l.organization_id = i.organization_id AND l.invoice_id = i.id
  LEFT JOIN time_entries t ON t.organization_id = l.organization_id AND t.id = l.time_entry_id
  WHERE i.direction = 'receivable' AND i.status = ANY($3::text[]) AND ${WORK_LINES} AND ${between('i.invoice_date')}
  UNION ALL
  SELECT COALESCE(l.job_id, b.job_id, i.job_id), c.customer_id, t.contractor_id, COALESCE(l.item_id, t.item_id),
         c.credit_date, 'revenue', 'credit', c.id, c.number, -round(l.amount * ${netOf('c')}, 2)
  FROM ${CREDITED}
  WHERE c.direction = 'receivable' AND ${CREDITED_WORK} AND ${between('c.credit_date')}
  UNION ALL
  SELECT COALESCE(l.job_id, b.job_id, i.job_id), j.customer_id, c.contractor_id, l.item_id,
         c.credit_date, 'bills', 'credit', c.id, c.number, -round(l.amount * ${netOf('c')}, 2)
  FROM ${CREDITED}
  LEFT JOIN jobs j ON j.organization_id = c.organization_id AND j.id = COALESCE(l.job_id, b.job_id, i.job_id)
  WHERE c.direction = 'payable' AND ${CREDITED_WORK} AND t.cost_rate IS NULL AND ${between('c.credit_date')}
    AND NOT EXISTS (
      SELECT FROM invoice_evidence e LEFT JOIN time_entries w ON w.organization_id = e.organization_id AND w.id = e.source_id
      WHERE e.organization_id = c.organization_id AND e.invoice_id = c.invoice_id AND e.line_number = l.invoice_line_number AND e.released_at IS NULL
        AND (e.kind = 'expense' OR (e.kind = 'time_entry' AND w.cost_rate IS NOT NULL)))
  UNION ALL
  SELECT t.job_id, COALESCE(t.customer_id, j.customer_id), t.contractor_id, t.item_id,
         t.work_date, 'labour', 'time_entry', t.id, NULL, round(t.cost_rate * t.minutes / 60, 2)
  FROM time_entries t LEFT JOIN jobs j ON j.organization_id = t.organization_id AND j.id = t.job_id
  WHERE t.cost_rate IS NOT NULL AND t.status IN ('approved', 'invoiced') AND ${between('t.work_date')}
  UNION ALL
  SELECT COALESCE(l.job_id, i.job_id), j.customer_id, i.contractor_id, l.item_id,
         i.invoice_date, 'bills', 'bill', i.id, i.number, round(l.amount * ${NET}, 2)
  FROM invoices i JOIN invoice_lines l ON l.organization_id = i.organization_id AND l.invoice_id = i.id
  LEFT JOIN time_entries t ON t.organization_id = l.organization_id AND t.id = l.time_entry_id
  LEFT JOIN jobs j ON j.organization_id = i.organization_id AND j.id = COALESCE(l.job_id, i.job_id)
  WHERE i.direction = 'payable' AND i.status = ANY($3::text[]) AND ${WORK_LINES} AND t.cost_rate IS NULL AND ${between('i.invoice_date')}
    AND NOT EXISTS (
      SELECT FROM invoice_evidence e LEFT JOIN time_entries w ON w.organization_id = e.organization_id AND w.id = e.source_id
      WHERE e.organization_id = i.organization_id AND e.invoice_id = i.id AND e.line_number = l.line_number AND e.released_at IS NULL
        AND (e.kind = 'expense' OR (e.kind = 'time_entry' AND w.cost_rate IS NOT NULL)))
  UNION ALL
  SELECT x.job_id, COALESCE(x.customer_id, j.customer_id), x.contractor_id, NULL::uuid, x.expense_date, 'expenses', 'expense', x.id, NULL,
         x.amount - COALESCE(x.tax_amount, 0)
  FROM expenses x JOIN organizations o ON o.id = x.organization_id AND o.currency = x.currency
  LEFT JOIN jobs j ON j.organization_id = x.organization_id AND j.id = x.job_id
  WHERE x.status IN ('approved', 'invoiced') AND ${between('x.expense_date')}
  UNION ALL
  SELECT s.job_id, j.customer_id, NULL::uuid, s.item_id, (s.at AT TIME ZONE o.timezone)::date, 'materials', 'stock_movement', s.id, NULL,
         round(CASE s.kind WHEN 'consumed' THEN s.quantity ELSE -s.quantity END * s.unit_cost, 2)
  FROM stock_movements s JOIN jobs j ON j.organization_id = s.organization_id AND j.id = s.job_id
  JOIN organizations o ON o.id = s.organization_id
  WHERE s.kind IN ('consumed', 'returned') AND s.unit_cost IS NOT NULL AND ${between('(s.at AT TIME ZONE o.timezone)::date')}`;
