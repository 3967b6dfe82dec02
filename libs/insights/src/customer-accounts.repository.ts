import { Injectable } from '@nestjs/common';
import { LIVE_STATUSES } from '#invoicing';
import type { LocalDate } from '#kernel';
import { Database, instantKey, instantText } from '#platform';

/** What a customer owes and how she pays, in one currency. Amounts are decimal strings. */
export interface CustomerFinancials {
  currency: string;
  open: string;
  openInvoices: number;
  overdue: string;
  overdueInvoices: number;
  /** Received in the twelve months up to today, less what was given back. */
  paidLastYear: string;
  /** Received and not yet matched with an invoice. */
  unapplied: string;
  /** Left of credit notes, to be used or paid back. */
  openCredit: string;
  /** From the invoice's day to its last payment, over invoices paid in full in those months; null without any. */
  averageDaysToPay: number | null;
}

export interface ActivityRow {
  /** ISO 8601, UTC. */
  at: string;
  type: string;
  id: string;
  number: string | null;
  title: string | null;
  status: string | null;
  amount: string | null;
  currency: string | null;
}

const FINANCIALS = `
  WITH bills AS (
    SELECT i.currency, i.id, i.balance, i.due_date, i.invoice_date, i.status FROM invoices i
    WHERE i.customer_id = $1 AND i.direction = 'receivable' AND i.status = ANY($3::text[])
  ), money AS (
    SELECT p.currency, p.amount - p.refunded_amount AS amount, p.unapplied_amount, p.payment_date FROM payments p
    WHERE p.customer_id = $1 AND p.direction = 'received' AND p.status <> 'void'
  ), notes AS (
    SELECT c.currency, c.balance FROM credits c
    WHERE c.customer_id = $1 AND c.direction = 'receivable' AND c.status <> 'void'
  ), returned AS (
    SELECT r.currency, r.amount, r.refund_date FROM refunds r
    WHERE r.customer_id = $1 AND r.credit_id IS NOT NULL AND r.status = 'recorded'
  ), settled AS (
    SELECT b.currency, b.id, max(p.payment_date) - min(b.invoice_date) AS days, max(p.payment_date) AS paid_on
    FROM bills b JOIN payment_allocations a ON a.invoice_id = b.id
    JOIN payments p ON p.organization_id = a.organization_id AND p.id = a.payment_id AND p.status <> 'void'
    WHERE b.status = 'paid' GROUP BY b.currency, b.id
  ), due AS (
    SELECT currency, sum(balance) AS open, count(*) FILTER (WHERE balance > 0)::int AS open_count,
           coalesce(sum(balance) FILTER (WHERE due_date < $2::date), 0) AS overdue,
           count(*) FILTER (WHERE balance > 0 AND due_date < $2::date)::int AS overdue_count
    FROM bills GROUP BY currency
  ), received AS (
    SELECT currency, coalesce(sum(amount) FILTER (WHERE payment_date > $2::date - interval '1 year' AND payment_date <= $2::date), 0) AS paid,
           sum(unapplied_amount) AS unapplied
    FROM (
      SELECT currency, amount, unapplied_amount, payment_date FROM money
      UNION ALL SELECT currency, -amount, 0, refund_date FROM returned
    ) moved GROUP BY currency
  ), credit AS (
    SELECT currency, sum(balance) AS open FROM notes GROUP BY currency
  ), speed AS (
    SELECT currency, round(avg(days))::int AS days FROM settled
    WHERE paid_on > $2::date - interval '1 year' AND paid_on <= $2::date GROUP BY currency
  )
  SELECT coalesce(d.currency, r.currency, c.currency) AS currency,
         round(coalesce(d.open, 0), 2)::text AS open, coalesce(d.open_count, 0) AS "openInvoices",
         round(coalesce(d.overdue, 0), 2)::text AS overdue, coalesce(d.overdue_count, 0) AS "overdueInvoices",
         round(coalesce(r.paid, 0), 2)::text AS "paidLastYear", round(coalesce(r.unapplied, 0), 2)::text AS unapplied,
         round(coalesce(c.open, 0), 2)::text AS "openCredit",
         s.days AS "averageDaysToPay"
  FROM due d FULL JOIN received r ON r.currency = d.currency
  FULL JOIN credit c ON c.currency = coalesce(d.currency, r.currency)
  LEFT JOIN speed s ON s.currency = coalesce(d.currency, r.currency)
  ORDER BY 1`;

/** What happens to a customer, each kind with the columns of the timeline. */
const KINDS: Readonly<Record<string, { from: string; at: string; columns: string }>> = {
  invoice: {
    from: "invoices t WHERE t.direction = 'receivable' AND",
    at: 't.created_at',
    columns: 't.number, t.customer_memo AS title, t.status, t.total AS amount, t.currency',
  },
  payment: {
    from: "payments t WHERE t.direction = 'received' AND",
    at: 't.created_at',
    columns: 't.reference AS number, t.memo AS title, t.status, t.amount, t.currency',
  },
  credit: {
    from: "credits t WHERE t.direction = 'receivable' AND",
    at: 't.created_at',
    columns: 't.number, t.reason AS title, t.status, t.total AS amount, t.currency',
  },
  refund: {
    from: 'refunds t WHERE',
    at: 't.created_at',
    columns: 't.reference AS number, NULL::text AS title, t.status, t.amount, t.currency',
  },
  'purchase-order': {
    from: 'purchase_orders t WHERE',
    at: 't.created_at',
    columns: 't.number, t.memo AS title, t.status, t.total AS amount, t.currency',
  },
  job: {
    from: 'jobs t WHERE',
    at: 't.created_at',
    columns: 't.number, t.name AS title, t.status, NULL::numeric AS amount, NULL::text AS currency',
  },
  communication: {
    from: 'communications t WHERE',
    at: 't.happened_at',
    columns:
      'NULL::text AS number, t.subject AS title, t.kind AS status, NULL::numeric AS amount, NULL::text AS currency',
  },
};

/** Each kind brings one page at most, so that a long history costs no more than a short one. */
const ACTIVITY = `SELECT ${instantText('at')} AS at, ${instantKey('at')} AS position, type, id, number, title, status, round(amount, 2)::text AS amount, currency
  FROM (${Object.entries(KINDS)
    .map(
      ([type, { from, at, columns }]) =>
        `(SELECT ${at} AS at, '${type}' AS type, t.id, ${columns} FROM ${from} t.customer_id = $1
           AND ($2::timestamptz IS NULL OR (${at}, t.id) < ($2, $3::uuid)) ORDER BY ${at} DESC, t.id DESC LIMIT $4)`,
    )
    .join(' UNION ALL ')}) AS everything
  ORDER BY everything.at DESC, id DESC LIMIT $4`;

/** What the documents of several modules say about one customer. Reads only. */
@Injectable()
export class CustomerAccountsRepository {
  constructor(private readonly database: Database) {}

  /** One row for each currency that the customer was ever billed in or paid in. */
  financials(customerId: string, today: LocalDate): Promise<CustomerFinancials[]> {
    return this.database.rows(FINANCIALS, [customerId, today, LIVE_STATUSES]);
  }

  /** Newest first, after a key of [position, id]. */
  activity(
    customerId: string,
    limit: number,
    after: (string | number)[],
  ): Promise<(ActivityRow & { position: string })[]> {
    const [at, id] = after;
    return this.database.rows(ACTIVITY, [customerId, at ?? null, id ?? null, limit]);
  }
}
