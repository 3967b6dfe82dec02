import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** One decision of a period, with the total as it was then and the rest of the invoice as it is now. Amounts are decimal text. */
export interface ReportedDecision {
  id: string;
  decidedAt: Date;
  decision: string;
  isFinal: boolean;
  invoiceId: string;
  number: string;
  direction: string;
  total: string;
  currency: string;
  routeName: string | null;
  step: number;
  decidedBy: string | null;
  onBehalfOf: string | null;
  isOwn: boolean;
  reason: string | null;
  /** How many rules had found something when it was decided. */
  findingCount: number;
  anomalyScore: number | null;
  /** From handing in to this decision. */
  hours: string | null;
}

export interface ReportTotals {
  approved: number;
  approvedByRule: number;
  rejected: number;
  undone: number;
  /** Approved by whoever wrote it. */
  ownApproved: number;
  byDelegates: number;
  /** Approved although a rule had found something. */
  approvedWithFindings: number;
  medianHours: string | null;
}

/** Days of the organization's own zone, both included. */
export interface Period {
  from: string;
  to: string;
}

/** Reads decisions of a period beside the invoices that they are about. */
@Injectable()
export class ApprovalReportRepository {
  constructor(private readonly database: Database) {}

  /** In order, after the decision `after`. */
  decisions({ from, to }: Period, limit: number, after: string | null): Promise<ReportedDecision[]> {
    return this.database.rows<ReportedDecision>(
      `${DECISIONS} AND ($3::uuid IS NULL OR d.id > $3::uuid) ORDER BY d.id LIMIT $4`,
      [from, to, after, limit],
    );
  }

  async totals({ from, to }: Period): Promise<ReportTotals> {
    const [row] = await this.database.rows<ReportTotals>(TOTALS, [from, to]);
    if (!row) throw new Error('A sum always has a row.');
    return row;
  }
}

const COLUMNS = `
SELECT d.id, d.decided_at AS "decidedAt", d.decision, d.is_final AS "isFinal", i.id AS "invoiceId", i.number, i.direction,
  trim_scale(COALESCE(d.invoice_total, i.total))::text AS total, i.currency, a.route_name AS "routeName", d.step, d.decided_by AS "decidedBy",
  d.on_behalf_of AS "onBehalfOf", COALESCE(i.created_by IN (d.decided_by, d.on_behalf_of), false) AS "isOwn", d.reason,
  jsonb_array_length(jsonb_path_query_array(d.findings, '$[*] ? (@.severity != "pass")')) AS "findingCount",
  d.anomaly_score AS "anomalyScore",
  round(extract(epoch FROM d.decided_at - a.opened_at) / 3600, 1)::text AS hours`;

const SOURCE = `
FROM approval_decisions d
JOIN invoices i ON i.id = d.invoice_id
JOIN organizations o ON o.id = d.organization_id
LEFT JOIN approvals a ON a.id = d.approval_id
WHERE d.decided_at >= ($1::date)::timestamp AT TIME ZONE o.timezone
  AND d.decided_at < ($2::date + 1)::timestamp AT TIME ZONE o.timezone`;

const DECISIONS = COLUMNS + SOURCE;

const TOTALS = `
WITH d AS (${COLUMNS + SOURCE})
SELECT count(*) FILTER (WHERE decision = 'approved' AND "isFinal")::int AS approved,
  count(*) FILTER (WHERE decision = 'approved' AND "decidedBy" IS NULL)::int AS "approvedByRule",
  count(*) FILTER (WHERE decision = 'rejected')::int AS rejected,
  count(*) FILTER (WHERE decision = 'undone')::int AS undone,
  count(*) FILTER (WHERE decision = 'approved' AND "isOwn")::int AS "ownApproved",
  count(*) FILTER (WHERE "onBehalfOf" IS NOT NULL)::int AS "byDelegates",
  count(*) FILTER (WHERE decision = 'approved' AND "isFinal" AND "findingCount" > 0)::int AS "approvedWithFindings",
  (percentile_cont(0.5) WITHIN GROUP (ORDER BY hours::numeric) FILTER (WHERE "isFinal" AND decision <> 'undone'))::numeric(12, 1)::text AS "medianHours"
FROM d`;
