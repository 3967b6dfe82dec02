import { Injectable } from '@nestjs/common';
import { LIVE_STATUSES } from '#invoicing';
import { Database } from '#platform';

/** What an order to a supplier still commits a job to. */
export interface Commitment {
  jobId: string;
  id: string;
  number: string;
  /** Before tax, in the organization's currency and in cents. */
  amount: string;
}

/**
 * What was ordered for jobs and not billed yet. An order that is in force commits to all that was ordered, one that is
 * completed only to what came in. A bill that nobody has approved is no cost yet, so what it bills is still committed.
 */
@Injectable()
export class CommitmentsRepository {
  constructor(private readonly database: Database) {}

  /** By number, in one statement. Orders in a currency without a known rate are left out. */
  ofJobs(jobIds: readonly string[]): Promise<Commitment[]> {
    return this.database.rows<Commitment>(COMMITMENTS, [jobIds, LIVE_STATUSES]);
  }

  ofJob(jobId: string): Promise<Commitment[]> {
    return this.ofJobs([jobId]);
  }
}

const COMMITMENTS = `
WITH open AS (
  SELECT COALESCE(d.job_id, o.job_id) AS job_id, o.id, o.number, o.currency, o.exchange_rate, l.unit_price * sign(l.quantity) AS price,
    CASE WHEN o.subtotal = 0 THEN 1 ELSE (o.subtotal - o.discount_amount) / o.subtotal END AS share,
    CASE WHEN o.status IN ('approved', 'in_progress') THEN greatest(abs(l.quantity), COALESCE(d.quantity_received, 0))
         ELSE COALESCE(d.quantity_received, 0) END
      - COALESCE(d.quantity_billed, 0) + COALESCE(waiting.quantity, 0) AS quantity
  FROM purchase_orders o
  JOIN purchase_order_lines l ON l.organization_id = o.organization_id AND l.purchase_order_id = o.id
  LEFT JOIN purchase_order_line_details d
    ON d.organization_id = o.organization_id AND d.purchase_order_id = o.id AND d.line_number = l.line_number
  LEFT JOIN LATERAL (
    SELECT sum(b.quantity) AS quantity FROM billed_order_lines b
    JOIN invoices i ON i.organization_id = b.organization_id AND i.id = b.invoice_id
    WHERE b.purchase_order_id = o.id AND b.order_line_number = l.line_number AND b.released_at IS NULL
      AND NOT i.status = ANY($2::text[])) waiting ON true
  WHERE o.direction = 'supplier' AND o.status IN ('approved', 'in_progress', 'completed', 'shipped')
    AND COALESCE(d.job_id, o.job_id) = ANY($1::uuid[])),
home AS (SELECT currency FROM organizations WHERE id = current_organization())
SELECT o.job_id AS "jobId", o.id, o.number, round(sum(o.quantity * o.price * o.share * r.rate), 2)::text AS amount
FROM open o CROSS JOIN home
CROSS JOIN LATERAL (SELECT COALESCE(o.exchange_rate, CASE WHEN o.currency = home.currency THEN 1 ELSE (
  SELECT x.rate FROM exchange_rates x WHERE x.currency = o.currency AND home.currency = 'CAD' ORDER BY x.rate_date DESC LIMIT 1) END) AS rate) r
WHERE o.quantity > 0 AND r.rate IS NOT NULL
GROUP BY o.job_id, o.id, o.number HAVING sum(o.quantity * o.price * o.share * r.rate) <> 0 ORDER BY o.number, o.id`;
