import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, decodeCursor, type Page, type PageQuery, toPage } from '#platform';
import type { ExpenseCategory } from '#timekeeping';
import type { MarkupRule } from './domain/markup.js';

type Row = MarkupRule & { id: string };

const COLUMNS = `id, customer_id AS "customerId", job_id AS "jobId", category, trim_scale(percent)::text AS percent`;

/** Owns `markup_rules`: one for the same customer or job and kind of cost. */
@Injectable()
export class MarkupsRepository {
  constructor(private readonly database: Database) {}

  /** Those that could hold for these customers and jobs, in one query. */
  for(customerIds: readonly string[], jobIds: readonly string[]): Promise<MarkupRule[]> {
    return this.database.rows<Row>(
      `SELECT ${COLUMNS} FROM markup_rules
       WHERE (customer_id IS NULL OR customer_id = ANY($1::uuid[])) AND (job_id IS NULL OR job_id = ANY($2::uuid[]))`,
      [[...customerIds], [...jobIds]],
    );
  }

  async page(
    { limit, cursor }: PageQuery,
    of: { customerId?: string; jobId?: string },
  ): Promise<Page<MarkupRule>> {
    const after = cursor ? String(decodeCursor(cursor, 'id')[0]) : null;
    const rows = await this.database.rows<Row>(
      `SELECT ${COLUMNS} FROM markup_rules
       WHERE ($1::uuid IS NULL OR id > $1) AND ($2::uuid IS NULL OR customer_id = $2) AND ($3::uuid IS NULL OR job_id = $3)
       ORDER BY id LIMIT $4`,
      [after, of.customerId ?? null, of.jobId ?? null, limit + 1],
    );
    return toPage(
      rows,
      limit,
      ({ id }) => [id],
      ({ id: _id, ...rule }) => rule,
    );
  }

  async save({ customerId, jobId, category, percent }: MarkupRule): Promise<void> {
    await this.database.rows(
      `INSERT INTO markup_rules AS m (organization_id, id, customer_id, job_id, category, percent)
       VALUES (current_organization(), $1, $2, $3, $4, $5)
       ON CONFLICT (organization_id, customer_id, job_id, category) DO UPDATE SET percent = EXCLUDED.percent, updated_at = now()`,
      [newId(), customerId, jobId, category, percent],
    );
  }

  async remove({ customerId, jobId, category }: Omit<MarkupRule, 'percent'>): Promise<void> {
    await this.database.rows(
      `DELETE FROM markup_rules WHERE customer_id IS NOT DISTINCT FROM $1 AND job_id IS NOT DISTINCT FROM $2
         AND category IS NOT DISTINCT FROM $3`,
      [customerId, jobId, category satisfies ExpenseCategory | null],
    );
  }
}
