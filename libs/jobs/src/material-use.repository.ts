import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { noSuchMaterial } from './domain/job.errors.js';
import { costedUse, type MaterialMovement, type MaterialUse } from './domain/material-use.js';

/** Whose material: that of one job, or of a customer's jobs on which nothing else has a price. */
export type MaterialUseFilter = { jobId: string } | { customerId: string };

/** What jobs used and gave back, one by one, as whoever bills it needs it. Everything runs in the tenant in scope. */
@Injectable()
export class MaterialUseRepository {
  constructor(private readonly database: Database) {}

  /** By job and item, oldest first; in one query. */
  async find(filter: MaterialUseFilter): Promise<MaterialUse[]> {
    const [jobId, customerId] = 'jobId' in filter ? [filter.jobId, null] : [null, filter.customerId];
    return costedUse(await this.database.rows<MaterialMovement>(MOVEMENTS, [jobId, customerId]));
  }

  /** Those of the ids, whoever they belong to. */
  async findAll(ids: readonly string[]): Promise<MaterialUse[]> {
    if (ids.length === 0) return [];
    const wanted = new Set(ids);
    const movements = await this.database.rows<MaterialMovement>(SIBLINGS, [[...ids]]);
    return costedUse(movements).filter(({ id }) => wanted.has(id));
  }

  /** Held until the unit of work ends: who bills the same material waits. Throws `JOBS.NO_SUCH_MATERIAL`. */
  async hold(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const rows = await this.database.rows(
      `SELECT id FROM stock_movements WHERE id = ANY($1::uuid[]) AND kind IN ('consumed', 'returned') ORDER BY id FOR UPDATE`,
      [[...ids]],
    );
    if (rows.length < new Set(ids).size) throw noSuchMaterial();
  }
}

const COLUMNS = `s.id, s.job_id AS "jobId", s.item_id AS "itemId", s.kind, trim_scale(s.quantity)::text AS quantity,
  trim_scale(s.unit_cost)::text AS "unitCost", (s.at AT TIME ZONE o.timezone)::date::text AS day`;

const MOVEMENTS = `
SELECT ${COLUMNS} FROM stock_movements s
JOIN jobs j ON j.organization_id = s.organization_id AND j.id = s.job_id
JOIN organizations o ON o.id = s.organization_id
WHERE s.kind IN ('consumed', 'returned') AND ($1::uuid IS NULL OR s.job_id = $1)
  AND ($2::uuid IS NULL OR (j.customer_id = $2 AND j.status <> 'cancelled' AND NOT EXISTS (
    SELECT FROM job_lines l WHERE l.organization_id = j.organization_id AND l.job_id = j.id AND l.unit_price <> 0)))
ORDER BY s.job_id, s.item_id, s.id`;

const SIBLINGS = `
SELECT ${COLUMNS} FROM stock_movements s JOIN organizations o ON o.id = s.organization_id
WHERE s.kind IN ('consumed', 'returned')
  AND (s.job_id, s.item_id) IN (SELECT job_id, item_id FROM stock_movements WHERE id = ANY($1::uuid[]))
ORDER BY s.job_id, s.item_id, s.id`;
