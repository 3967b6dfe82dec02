import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { InvoiceView } from './domain/invoice.js';
import type { SimilarInvoice } from './domain/invoice-queries.js';
import { LIVE_STATUSES } from './domain/invoice-states.js';
import { toInvoice, WITH_LINES } from './invoice-rows.repository.js';

/** What a job was billed so far on documents that are not void, before tax, as decimal text. */
export interface JobBilled {
  receivable: string;
  payable: string;
}

/** An earlier document of somebody, or of a job: what a new one is compared with. */
export interface PastInvoice {
  id: string;
  total: string;
}

export interface PastInvoices {
  /** By customer or contractor, newest first. */
  parties: ReadonlyMap<string, readonly PastInvoice[]>;
  /** By job, newest first. */
  jobs: ReadonlyMap<string, readonly PastInvoice[]>;
}

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
    const rows = await this.database.prisma.invoice.findMany({
      where: { id: { in: [...ids] } },
      include: WITH_LINES,
    });
    return rows.map(toInvoice);
  }

  /**
   * For each of the invoices, others of the same direction that are not void and share its number and party, or its
   * day and total, or bill one of its job lines or times; one that matches for several reasons comes once for each.
   */
  async similar(ids: readonly string[]): Promise<Map<string, SimilarInvoice[]>> {
    const rows = await this.database.rows<SimilarInvoice & { of: string }>(SIMILAR, [[...ids]]);
    const found = new Map<string, SimilarInvoice[]>();
    for (const { of, ...other } of rows) found.set(of, [...(found.get(of) ?? []), other]);
    return found;
  }

  /** What each job was billed, these invoices included. Jobs without an invoice are not in the answer. */
  async billedOf(jobIds: readonly string[]): Promise<Map<string, JobBilled>> {
    if (jobIds.length === 0) return new Map();
    const rows = await this.database.rows<JobBilled & { jobId: string }>(BILLED, [[...jobIds]]);
    return new Map(rows.map(({ jobId, ...billed }) => [jobId, billed]));
  }

  /** The last `limit` approved documents of each party and of each job. */
  async past(partyIds: readonly string[], jobIds: readonly string[], limit: number): Promise<PastInvoices> {
    const rows = await this.database.rows<{ kind: string; id: string; past: PastInvoice[] }>(PAST, [
      [...partyIds],
      [...jobIds],
      [...LIVE_STATUSES],
      limit,
    ]);
    const of = (kind: string) =>
      new Map(rows.filter((row) => row.kind === kind).map(({ id, past }) => [id, past]));
    return { parties: of('party'), jobs: of('job') };
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

const SIMILAR = `
WITH mine AS MATERIALIZED (
  SELECT id, direction, COALESCE(customer_id, contractor_id) AS party, lower(trim(number)) AS number, total, invoice_date
  FROM invoices WHERE id = ANY($1::uuid[])),
lines AS MATERIALIZED (
  SELECT m.id, m.direction, l.job_id, l.job_line_number, l.time_entry_id
  FROM mine m JOIN invoice_lines l ON l.invoice_id = m.id),
my_work AS MATERIALIZED (
  SELECT DISTINCT id, direction, job_id, job_line_number FROM lines WHERE job_line_number IS NOT NULL),
their_work AS MATERIALIZED (
  SELECT invoice_id, job_id, job_line_number, quantity FROM invoice_lines
  WHERE job_id = ANY(ARRAY(SELECT DISTINCT job_id FROM my_work)) AND job_line_number IS NOT NULL),
others AS MATERIALIZED (
  SELECT o.id, o.direction, COALESCE(o.customer_id, o.contractor_id) AS party, o.number, lower(trim(o.number)) AS key, o.status, o.total, o.invoice_date
  FROM invoices o WHERE o.status <> 'void'
    AND (o.customer_id = ANY(ARRAY(SELECT party FROM mine)) OR o.contractor_id = ANY(ARRAY(SELECT party FROM mine))))
SELECT m.id AS of, o.id, o.number, o.status, 'number' AS because, NULL::int AS "jobLineNumber", NULL::uuid AS "timeEntryId", NULL AS quantity
  FROM mine m JOIN others o ON o.direction = m.direction AND o.party = m.party AND o.key = m.number AND o.id <> m.id
UNION ALL
SELECT m.id, o.id, o.number, o.status, 'amount', NULL, NULL, NULL
  FROM mine m JOIN others o ON o.direction = m.direction AND o.party = m.party AND o.total = m.total
    AND o.invoice_date = m.invoice_date AND o.id <> m.id AND o.key <> m.number WHERE m.total <> 0
UNION ALL
SELECT mine.id, i.id, i.number, i.status, 'job_line', l.job_line_number, NULL, trim_scale(l.quantity)::text
  FROM my_work mine
  JOIN their_work l ON l.job_id = mine.job_id AND l.job_line_number = mine.job_line_number AND l.invoice_id <> mine.id
  JOIN invoices i ON i.id = l.invoice_id AND i.direction = mine.direction AND i.status <> 'void'
UNION ALL
SELECT mine.id, i.id, i.number, i.status, 'time_entry', NULL, l.time_entry_id, NULL
  FROM lines mine
  JOIN invoice_lines l ON l.time_entry_id = mine.time_entry_id AND l.invoice_id <> mine.id
  JOIN invoices i ON i.id = l.invoice_id AND i.direction = mine.direction AND i.status <> 'void'`;

const BILLED = `
SELECT l.job_id AS "jobId",
  trim_scale(COALESCE(sum(l.amount) FILTER (WHERE i.direction = 'receivable'), 0))::text AS receivable,
  trim_scale(COALESCE(sum(l.amount) FILTER (WHERE i.direction = 'payable'), 0))::text AS payable
FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id AND i.status <> 'void'
WHERE l.job_id = ANY($1::uuid[]) GROUP BY l.job_id`;

const PAST = `
SELECT 'party' AS kind, p.id, h.past FROM unnest($1::uuid[]) AS p(id) CROSS JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('id', i.id, 'total', trim_scale(i.total)::text)) AS past FROM (
    SELECT id, total FROM invoices WHERE (customer_id = p.id OR contractor_id = p.id) AND status = ANY($3::text[])
    ORDER BY invoice_date DESC, id DESC LIMIT $4) i) h WHERE h.past IS NOT NULL
UNION ALL
SELECT 'job', j.id, h.past FROM unnest($2::uuid[]) AS j(id) CROSS JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('id', i.id, 'total', trim_scale(i.total)::text)) AS past FROM (
    SELECT id, total FROM invoices WHERE job_id = j.id AND status = ANY($3::text[])
    ORDER BY invoice_date DESC, id DESC LIMIT $4) i) h WHERE h.past IS NOT NULL`;
