import { Injectable } from '@nestjs/common';
import { Database, instantText, sideBySide } from '#platform';
import type { JobLineView, JobView } from './domain/job.js';

type Head = Omit<JobView, 'lines'>;

/** Reads of many jobs at once: a set costs as many statements as a single one. Runs in the tenant in scope. */
@Injectable()
export class JobSets {
  constructor(private readonly database: Database) {}

  /** The jobs that exist, with their lines, by id. */
  async jobs(ids: readonly string[]): Promise<Map<string, JobView>> {
    if (ids.length === 0) return new Map();
    const [heads, lines] = await sideBySide(
      () => this.database.rows<Head>(HEADS, [[...ids]]),
      () => this.database.rows<JobLineView & { of: string }>(LINES, [[...ids]]),
    );
    const jobs = new Map(heads.map((head) => [head.id, { ...head, lines: [] as JobLineView[] }]));
    for (const { of, ...line } of lines) jobs.get(of)?.lines.push(line);
    return jobs;
  }

  /** A customer's jobs with work that is done and not invoiced, oldest first; cancelled ones have none. */
  async toInvoice(customerId: string): Promise<JobView[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT j.id FROM jobs j WHERE j.customer_id = $1 AND j.status <> 'cancelled' AND EXISTS (
         SELECT FROM job_lines l WHERE l.organization_id = j.organization_id AND l.job_id = j.id
           AND l.quantity_completed > l.quantity_invoiced)
       ORDER BY j.id`,
      [customerId],
    );
    return [...(await this.jobs(rows.map(({ id }) => id))).values()].sort((a, b) => a.id.localeCompare(b.id));
  }
}

const decimal = (column: string) => `trim_scale(${column})::text`;

const HEADS = `
SELECT id, number, purchase_order_id AS "purchaseOrderId", customer_id AS "customerId", split_from_id AS "splitFromId",
  work_centre_id AS "workCentreId", name, description, status, priority, billing_basis AS "billingBasis",
  ${decimal('contract_amount')} AS "contractAmount", currency, site_address AS "siteAddress", due_date::text AS "dueDate",
  ${instantText('started_at')} AS "startedAt", ${instantText('completed_at')} AS "completedAt",
  ${instantText('created_at')} AS "createdAt", ${instantText('updated_at')} AS "updatedAt", version
FROM jobs WHERE id = ANY($1::uuid[])`;

const LINES = `
SELECT job_id AS of, line_number AS "lineNumber", purchase_order_line_number AS "purchaseOrderLineNumber", item_id AS "itemId",
  description, ${decimal('unit_price')} AS "unitPrice", tax_code_id AS "taxCodeId", ${decimal('quantity_ordered')} AS "quantityOrdered",
  ${decimal('quantity_completed')} AS "quantityCompleted", ${decimal('quantity_shipped')} AS "quantityShipped",
  ${decimal('quantity_invoiced')} AS "quantityInvoiced", override_reason AS "overrideReason"
FROM job_lines WHERE job_id = ANY($1::uuid[]) ORDER BY job_id, line_number`;
