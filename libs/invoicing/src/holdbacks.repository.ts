import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, type Page, toPage } from '#platform';
import type { HoldbackStatus, HoldbackView } from './domain/held-back.js';
import { LIVE_STATUSES } from './domain/invoice-states.js';

export interface HoldbackFilter {
  ids?: readonly string[];
  status?: HoldbackStatus;
  customerId?: string;
  contractorId?: string;
  jobId?: string;
}

const VIEW = `
  SELECT h.id, h.invoice_id AS "invoiceId", i.number, i.invoice_date::text AS "invoiceDate", i.direction,
    i.customer_id AS "customerId", i.contractor_id AS "contractorId", i.job_id AS "jobId", i.currency,
    trim_scale(i.exchange_rate)::text AS "exchangeRate", l.item_id AS "itemId", l.tax_code_id AS "taxCodeId",
    trim_scale(h.amount)::text AS amount, h.release_on::text AS "releaseOn",
    r.id AS "releasedById", r.number AS "releasedByNumber",
    CASE WHEN r.id IS NOT NULL THEN 'released' WHEN h.release_on <= $1::date THEN 'due' ELSE 'held' END AS status
  FROM holdbacks h
  JOIN invoices i ON i.organization_id = h.organization_id AND i.id = h.invoice_id
  LEFT JOIN invoice_lines l ON l.organization_id = h.organization_id AND l.invoice_id = h.invoice_id
    AND l.line_number = h.line_number
  LEFT JOIN invoice_evidence e ON e.organization_id = h.organization_id AND e.kind = 'holdback'
    AND e.source_id = h.id AND e.released_at IS NULL
  LEFT JOIN invoices r ON r.organization_id = e.organization_id AND r.id = e.invoice_id
  WHERE i.status = ANY($2::text[])`;

/** Holdbacks of live invoices, with the invoices that release them. */
@Injectable()
export class HoldbacksRepository {
  constructor(private readonly database: Database) {}

  find(today: string, filter: HoldbackFilter): Promise<HoldbackView[]> {
    return this.database.rows<HoldbackView>(
      `SELECT * FROM (${VIEW}) v WHERE ${FILTER} ORDER BY v."invoiceDate", v.id LIMIT 1000`,
      parameters(today, filter),
    );
  }

  /** What is due and was never drafted by itself. */
  due(today: string): Promise<HoldbackView[]> {
    return this.database.rows<HoldbackView>(
      `SELECT v.* FROM (${VIEW}) v JOIN holdbacks d ON d.organization_id = current_organization() AND d.id = v.id
       WHERE v.status = 'due' AND d.drafted_on IS NULL ORDER BY v."invoiceDate", v.id LIMIT 1000`,
      [today, [...LIVE_STATUSES]],
    );
  }

  /** True for the one caller who may draft the release of all of them. */
  async claim(ids: readonly string[], today: string): Promise<boolean> {
    const rows = await this.database.rows(
      'UPDATE holdbacks SET drafted_on = $2::date WHERE id = ANY($1::uuid[]) AND drafted_on IS NULL RETURNING id',
      [ids, today],
    );
    return rows.length === ids.length;
  }

  async list(
    today: string,
    { limit, cursor, ...filter }: HoldbackFilter & { limit: number; cursor?: string },
  ): Promise<Page<HoldbackView>> {
    const [after] = cursor ? decodeCursor(cursor, 'id') : [null];
    const rows = await this.database.rows<HoldbackView>(
      `SELECT * FROM (${VIEW}) v WHERE ${FILTER} AND ($8::uuid IS NULL OR v.id < $8) ORDER BY v.id DESC LIMIT $9`,
      [...parameters(today, filter), after, limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => row,
    );
  }

  /** The day of release for all of a job that are not released. Answers how many. */
  async setReleaseDay(jobId: string, day: string, { onlyUnset }: { onlyUnset: boolean }): Promise<number> {
    const rows = await this.database.rows(
      `UPDATE holdbacks h SET release_on = $2::date, drafted_on = NULL FROM invoices i
       WHERE i.organization_id = h.organization_id AND i.id = h.invoice_id AND i.job_id = $1
         AND (NOT $3 OR h.release_on IS NULL)
         AND NOT EXISTS (SELECT FROM invoice_evidence e WHERE e.kind = 'holdback' AND e.source_id = h.id
           AND e.released_at IS NULL) RETURNING h.id`,
      [jobId, day, onlyUnset],
    );
    return rows.length;
  }
}

const FILTER = `($3::uuid[] IS NULL OR v.id = ANY($3)) AND ($4::text IS NULL OR v.status = $4)
  AND ($5::uuid IS NULL OR v."customerId" = $5) AND ($6::uuid IS NULL OR v."contractorId" = $6)
  AND ($7::uuid IS NULL OR v."jobId" = $7)`;

function parameters(today: string, filter: HoldbackFilter): unknown[] {
  const { ids, status, customerId, contractorId, jobId } = filter;
  return [
    today,
    [...LIVE_STATUSES],
    ids ? [...ids] : null,
    status ?? null,
    customerId ?? null,
    contractorId ?? null,
    jobId ?? null,
  ];
}
