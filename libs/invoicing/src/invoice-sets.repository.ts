import { Injectable } from '@nestjs/common';
import { Database, instantText, sideBySide } from '#platform';
import type { LineEvidence } from './domain/evidence.js';
import type { InvoiceLineRecord, InvoiceView } from './domain/invoice.js';
import type { SimilarInvoice } from './domain/invoice-queries.js';
import { LIVE_STATUSES } from './domain/invoice-states.js';

/** What a job was billed so far on documents that are not void, before tax, as decimal text. */
export interface JobBilled {
  receivable: string;
  payable: string;
}

/**
 * Earlier documents of somebody, or of a job, newest first: what a new one is compared with. Plain numbers, because they
 * are for statistics and never shown as an amount.
 */
export interface PastTotals {
  /** `ids[n]` has the total `totals[n]`; null when nobody asked which ones they are. */
  ids: readonly string[] | null;
  totals: readonly number[];
}

export interface PastInvoices {
  /** By customer or contractor. */
  parties: ReadonlyMap<string, PastTotals>;
  jobs: ReadonlyMap<string, PastTotals>;
}

/** Of whom the past is asked for. */
export interface PastRequest {
  customerIds: readonly string[];
  contractorIds: readonly string[];
  jobIds: readonly string[];
  /** Whether ids are wanted: a document that is approved itself must not be compared with itself. */
  withIds: boolean;
}

type Head = Omit<InvoiceView, 'lines'>;
type LineRow = Omit<InvoiceLineRecord, 'evidence'> & { of: string };
type EvidenceRow = LineEvidence & { of: string; lineNumber: number };

/**
 * Reads of many invoices at once, for whoever checks them: a set costs as many statements as a single one. Everything
 * runs in the tenant in scope.
 */
@Injectable()
export class InvoiceSets {
  constructor(private readonly database: Database) {}

  /** The invoices that exist, with their lines, in no particular order. */
  async invoices(ids: readonly string[]): Promise<InvoiceView[]> {
    if (ids.length === 0) return [];
    const [heads, lines, rests] = await sideBySide(
      () => this.database.rows<Head>(HEADS, [[...ids]]),
      () => this.database.rows<LineRow>(LINES, [[...ids]]),
      () => this.database.rows<EvidenceRow>(EVIDENCE, [[...ids]]),
    );
    const evidence = Map.groupBy(rests, ({ of, lineNumber }) => `${of} ${lineNumber}`);
    const ofInvoice = new Map<string, InvoiceLineRecord[]>(heads.map(({ id }) => [id, []]));
    for (const { of, ...line } of lines) {
      const found = evidence.get(`${of} ${line.lineNumber}`);
      ofInvoice.get(of)?.push({ ...line, evidence: found?.map(toEvidence) ?? [] });
    }
    return heads.map((head) => ({ ...head, lines: ofInvoice.get(head.id) ?? [] }));
  }

  /**
   * For each of the invoices, others of the same direction that are not void and share its number and party, or its
   * day and total, or bill one of its job lines or times; one that matches for several reasons comes once for each.
   */
  async similar(ids: readonly string[]): Promise<Map<string, SimilarInvoice[]>> {
    const rows = await this.database.rows<SimilarInvoice & { of: string }>(SIMILAR, [[...ids]]);
    return Map.groupBy(rows, ({ of }) => of);
  }

  /** What each job was billed, these invoices included. Jobs without an invoice are not in the answer. */
  async billedOf(jobIds: readonly string[]): Promise<Map<string, JobBilled>> {
    if (jobIds.length === 0) return new Map();
    const rows = await this.database.rows<JobBilled & { jobId: string }>(BILLED, [[...jobIds]]);
    return new Map(rows.map(({ jobId, ...billed }) => [jobId, billed]));
  }

  /** The last `limit` approved documents of each party and of each job. */
  async past(
    { customerIds, contractorIds, jobIds, withIds }: PastRequest,
    limit: number,
  ): Promise<PastInvoices> {
    const rows = await this.database.rows<PastTotals & { isJob: boolean; id: string }>(PAST, [
      [...customerIds],
      [...contractorIds],
      [...jobIds],
      [...LIVE_STATUSES],
      limit,
      withIds,
    ]);
    const of = (wanted: boolean) =>
      new Map(
        rows.filter(({ isJob }) => isJob === wanted).map(({ id, ids, totals }) => [id, { ids, totals }]),
      );
    return { parties: of(false), jobs: of(true) };
  }

  /**
   * Ids of the invoices that were handed in for approval and are dated `from` or later, oldest id first, after `after`:
   * what a rule can be tried on.
   */
  async handedInSince(from: string, after: string | null, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT id FROM invoices WHERE status <> 'draft' AND source = 'manual' AND invoice_date >= $1::date
         AND ($2::uuid IS NULL OR id > $2::uuid) ORDER BY id LIMIT $3`,
      [from, after, limit],
    );
    return rows.map(({ id }) => id);
  }
}

function toEvidence({ kind, sourceId, amount, previousAmount, reason }: EvidenceRow): LineEvidence {
  return { kind, sourceId, amount, previousAmount, reason };
}

// Decimals leave as their shortest text, days as YYYY-MM-DD, instants as ISO 8601.
const decimal = (column: string) => `trim_scale(${column})::text`;
/** A number as people compare it. */
const keyOf = (column: string) => `lower(trim(${column}) COLLATE "C")`;

const HEADS = `
SELECT id, number, direction, status, customer_id AS "customerId", contractor_id AS "contractorId", job_id AS "jobId",
  purchase_order_id AS "purchaseOrderId", invoice_date::text AS "invoiceDate", due_date::text AS "dueDate",
  term_id AS "termId", currency, ${decimal('exchange_rate')} AS "exchangeRate", exchange_rate_date::text AS "exchangeRateDate",
  ${decimal('subtotal')} AS subtotal, ${decimal('discount_amount')} AS "discountAmount", ${decimal('tax_amount')} AS "taxAmount",
  ${decimal('total')} AS total, ${decimal('balance')} AS balance, billing_address AS "billingAddress", email,
  customer_memo AS "customerMemo", private_note AS "privateNote", source, version, kind,
  order_override_reason AS "orderOverrideReason",
  ${decimal('holdback_percent')} AS "holdbackPercent", holdback_release_on::text AS "holdbackReleaseOn", replaces_id AS "replacesId",
  tax_breakdown AS "taxBreakdown", provider_totals AS "providerTotals", rejection_reason AS "rejectionReason",
  ${instantText('approved_at')} AS "approvedAt", approved_by AS "approvedBy", created_by AS "createdBy",
  ${instantText('created_at')} AS "createdAt", ${instantText('updated_at')} AS "updatedAt"
FROM invoices WHERE id = ANY($1::uuid[])`;

const LINES = `
SELECT invoice_id AS of, line_number AS "lineNumber", kind, item_id AS "itemId", account_id AS "accountId", description,
  ${decimal('quantity')} AS quantity, ${decimal('unit_price')} AS "unitPrice", ${decimal('amount')} AS amount,
  tax_code_id AS "taxCodeId", ${decimal('tax_amount')} AS "taxAmount", service_date::text AS "serviceDate", job_id AS "jobId",
  job_line_number AS "jobLineNumber", time_entry_id AS "timeEntryId", role,
  purchase_order_line_number AS "purchaseOrderLineNumber"
FROM invoice_lines WHERE invoice_id = ANY($1::uuid[]) ORDER BY invoice_id, line_number`;

const EVIDENCE = `
SELECT invoice_id AS of, line_number AS "lineNumber", kind, source_id AS "sourceId", ${decimal('amount')} AS amount,
  ${decimal('previous_amount')} AS "previousAmount", reason
FROM invoice_evidence WHERE invoice_id = ANY($1::uuid[]) AND released_at IS NULL ORDER BY source_id`;

/**
 * What is looked up one by one is: `OFFSET 0` keeps the planner from reading a whole table for a handful of rows that it
 * cannot foresee. Times are looked up together, in the order of their index. Numbers are compared by a hash first, because sorting texts by a language is slow.
 */
const SIMILAR = `
WITH mine AS MATERIALIZED (
  SELECT id, direction, customer_id, contractor_id, COALESCE(customer_id, contractor_id) AS party,
    ${keyOf('number')} AS key, hashtext(${keyOf('number')}) AS hash, total, invoice_date
  FROM invoices WHERE id = ANY($1::uuid[])),
others AS MATERIALIZED (
  SELECT id, direction, customer_id AS party, number, hashtext(${keyOf('number')}) AS hash, status, total, invoice_date
  FROM invoices WHERE customer_id = ANY(ARRAY(SELECT DISTINCT customer_id FROM mine)) AND status <> 'void'
  UNION ALL
  SELECT id, direction, contractor_id, number, hashtext(${keyOf('number')}), status, total, invoice_date
  FROM invoices WHERE contractor_id = ANY(ARRAY(SELECT DISTINCT contractor_id FROM mine)) AND status <> 'void'),
lines AS MATERIALIZED (
  SELECT l.invoice_id AS id, l.job_id, l.job_line_number, l.time_entry_id FROM invoice_lines l
  WHERE l.invoice_id = ANY($1::uuid[]) AND (l.job_line_number IS NOT NULL OR l.time_entry_id IS NOT NULL)),
my_work AS MATERIALIZED (
  SELECT DISTINCT id, job_id, job_line_number FROM lines WHERE job_line_number IS NOT NULL),
their_work AS MATERIALIZED (
  SELECT w.id, l.invoice_id, l.job_line_number, NULL::uuid AS time_entry_id, l.quantity FROM my_work w
  JOIN LATERAL (SELECT invoice_id, job_line_number, quantity FROM invoice_lines
    WHERE job_id = w.job_id AND job_line_number = w.job_line_number AND invoice_id <> w.id OFFSET 0) l ON true
  UNION ALL
  SELECT t.id, l.invoice_id, NULL, t.time_entry_id, NULL FROM invoice_lines l
  JOIN lines t ON t.time_entry_id = l.time_entry_id AND t.id <> l.invoice_id
  WHERE l.time_entry_id = ANY(ARRAY(SELECT time_entry_id FROM lines WHERE time_entry_id IS NOT NULL)))
SELECT m.id AS of, o.id, o.number, o.status, 'number' AS because, NULL::int AS "jobLineNumber", NULL::uuid AS "timeEntryId", NULL AS quantity
  FROM mine m JOIN others o ON o.party = m.party AND o.hash = m.hash AND o.id <> m.id AND o.direction = m.direction
    AND NOT ${keyOf('o.number')} <> m.key
UNION ALL
SELECT m.id, o.id, o.number, o.status, 'amount', NULL, NULL, NULL
  FROM mine m JOIN others o ON o.party = m.party AND o.invoice_date = m.invoice_date AND o.total = m.total AND o.id <> m.id
    AND o.direction = m.direction AND o.hash <> m.hash WHERE m.total <> 0
UNION ALL
SELECT w.id, i.id, i.number, i.status, CASE WHEN w.time_entry_id IS NULL THEN 'job_line' ELSE 'time_entry' END,
    w.job_line_number, w.time_entry_id, ${decimal('w.quantity')}
  FROM their_work w JOIN mine m ON m.id = w.id
  JOIN LATERAL (SELECT id, number, status, direction FROM invoices WHERE id = w.invoice_id OFFSET 0) i
    ON i.direction = m.direction AND i.status <> 'void'`;

/** Summed up for each invoice first, so that an invoice of many lines is looked up once. */
const BILLED = `
WITH sums AS MATERIALIZED (
  SELECT job_id, invoice_id, sum(amount) AS amount FROM invoice_lines WHERE job_id = ANY($1::uuid[]) GROUP BY job_id, invoice_id)
SELECT s.job_id AS "jobId",
  trim_scale(COALESCE(sum(s.amount) FILTER (WHERE i.direction = 'receivable'), 0))::text AS receivable,
  trim_scale(COALESCE(sum(s.amount) FILTER (WHERE i.direction = 'payable'), 0))::text AS payable
FROM sums s JOIN LATERAL (SELECT direction, status FROM invoices WHERE id = s.invoice_id OFFSET 0) i ON i.status <> 'void'
GROUP BY s.job_id`;

/** The newest of each, by an index that ends with the day: a long past costs no more than a short one. */
const newestOf = (column: string, parameter: string, isJob: boolean) => `
SELECT ${isJob} AS "isJob", p.id, h.ids, h.totals FROM unnest(${parameter}::uuid[]) AS p(id) CROSS JOIN LATERAL (
  SELECT CASE WHEN $6 THEN to_json(array_agg(i.id)) END AS ids, to_json(array_agg(i.total)) AS totals FROM (
    SELECT id, total::float8 AS total FROM invoices WHERE ${column} = p.id AND status = ANY($4::text[])
    ORDER BY invoice_date DESC LIMIT $5) i) h WHERE h.totals IS NOT NULL`;

const PAST = [
  newestOf('customer_id', '$1', false),
  newestOf('contractor_id', '$2', false),
  newestOf('job_id', '$3', true),
].join(' UNION ALL ');
