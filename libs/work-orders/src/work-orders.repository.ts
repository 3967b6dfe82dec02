import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, instantText, type Page, type PageQuery, toPage } from '#platform';
import { staleWorkOrder, workOrderNotFound } from './domain/work-order.errors.js';
import type { WorkOrderFields, WorkOrderView } from './domain/work-order.js';
import type { WorkOrderStatus } from './domain/work-order.states.js';

const instant = (column: string) => instantText(`t.${column}`);

const HEAD = `t.id, t.number, t.status, t.source, t.external_id AS "externalId", t.title, t.priority, t.customer_id AS "customerId",
  (SELECT c.display_name FROM customers c WHERE c.organization_id = t.organization_id AND c.id = t.customer_id) AS "customerName",
  t.job_id AS "jobId", j.number AS "jobNumber", j.due_date::text AS "jobDueDate", t.project_code AS "projectCode", t.site_address AS "siteAddress", t.timezone,
  ${instant('scheduled_start')} AS "scheduledStart", ${instant('scheduled_end')} AS "scheduledEnd", t.estimated_minutes AS "estimatedMinutes", t.version,
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('contractorId', a.contractor_id, 'contractorName', c.display_name,
       'acknowledgedAt', ${instantText('a.acknowledged_at')}) ORDER BY c.display_name), '[]')
     FROM work_order_assignments a JOIN contractors c ON c.organization_id = a.organization_id AND c.id = a.contractor_id
    WHERE a.organization_id = t.organization_id AND a.work_order_id = t.id) AS assignments`;

const VIEW = `${HEAD}, t.description, t.latitude::text, t.longitude::text, t.geofence_metres AS "geofenceMetres",
  t.project_customer_id AS "projectCustomerId", t.class_id AS "classId", t.reason, ${instant('started_at')} AS "startedAt", ${instant('finished_at')} AS "finishedAt",
  ${instant('created_at')} AS "createdAt", ${instant('updated_at')} AS "updatedAt",
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('lineNumber', k.line_number, 'text', k.text, 'required', k.required,
       'doneAt', ${instantText('k.done_at')}, 'doneBy', k.done_by) ORDER BY k.line_number), '[]')
     FROM work_order_checks k WHERE k.organization_id = t.organization_id AND k.work_order_id = t.id) AS checks`;

const FROM = 'work_orders t LEFT JOIN jobs j ON j.organization_id = t.organization_id AND j.id = t.job_id';

const COLUMNS: Record<keyof WorkOrderFields, string> = {
  title: 'title',
  description: 'description',
  priority: 'priority',
  customerId: 'customer_id',
  jobId: 'job_id',
  projectCode: 'project_code',
  siteAddress: 'site_address',
  latitude: 'latitude',
  longitude: 'longitude',
  geofenceMetres: 'geofence_metres',
  timezone: 'timezone',
  scheduledStart: 'scheduled_start',
  scheduledEnd: 'scheduled_end',
  estimatedMinutes: 'estimated_minutes',
};

export type WorkOrderRow = Pick<
  WorkOrderView,
  | 'id'
  | 'number'
  | 'status'
  | 'source'
  | 'externalId'
  | 'title'
  | 'priority'
  | 'customerId'
  | 'customerName'
  | 'jobId'
  | 'jobNumber'
  | 'jobDueDate'
  | 'projectCode'
  | 'siteAddress'
  | 'timezone'
  | 'scheduledStart'
  | 'scheduledEnd'
  | 'estimatedMinutes'
  | 'version'
  | 'assignments'
>;

export interface WorkOrderFilter extends PageQuery {
  q?: string;
  status?: WorkOrderStatus;
  jobId?: string;
  customerId?: string;
  /** Those given to this contractor. */
  contractorId?: string;
  /** Instants between which the visit begins. */
  from?: string;
  to?: string;
  /** Still to do, and nobody goes or nobody said when. */
  toPlan?: boolean;
}

export interface NewWorkOrder {
  id: string;
  number: string;
  source: string;
  externalId: string | null;
  fields: WorkOrderFields;
}

/** Whether PostgreSQL refused a value itself (SQLSTATE class 22), and nothing is wrong with the house. */
export function isUnstorable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^22[0-9A-Z]{3}$/.test(String(error.code));
}

/** The visits themselves; who does them and what is ticked off is in their own repositories. */
@Injectable()
export class WorkOrdersRepository {
  constructor(private readonly database: Database) {}

  /** Undefined too when it is not given to `contractorId`, where one is asked for. */
  async find(id: string, contractorId?: string): Promise<WorkOrderView | undefined> {
    const rows = await this.database.rows<WorkOrderView>(
      `SELECT ${VIEW} FROM ${FROM} WHERE t.id = $1 AND ($2::uuid IS NULL OR EXISTS (SELECT FROM work_order_assignments a
         WHERE a.organization_id = t.organization_id AND a.work_order_id = t.id AND a.contractor_id = $2))`,
      [id, contractorId ?? null],
    );
    return rows[0];
  }

  /** Throws `WORK_ORDERS.NOT_FOUND`. */
  async get(id: string, contractorId?: string): Promise<WorkOrderView> {
    const found = await this.find(id, contractorId);
    if (!found) throw workOrderNotFound();
    return found;
  }

  /** The same, which nobody else can change until this unit of work ends. Throws `WORK_ORDERS.STALE_VERSION`. */
  async lock(
    id: string,
    { contractorId, version }: { contractorId?: string; version?: number } = {},
  ): Promise<WorkOrderView> {
    await this.database.rows('SELECT id FROM work_orders WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const found = await this.get(id, contractorId);
    if (version !== undefined && version !== found.version) throw staleWorkOrder(found.version);
    return found;
  }

  /**
   * By the id that the sending system gave it. Two nodes that are told of it at the same time take turns until their
   * units of work end, so that the second one finds what the first one made.
   */
  async idOf(source: string, externalId: string): Promise<string | undefined> {
    await this.database.rows(
      'SELECT pg_advisory_xact_lock(hashtextextended($1, hashtextextended(current_organization()::text, 0)))',
      [JSON.stringify(['work-order', source, externalId])],
    );
    const rows = await this.database.rows<{ id: string }>(
      'SELECT id FROM work_orders WHERE source = $1 AND external_id = $2',
      [source, externalId],
    );
    return rows[0]?.id;
  }

  /** Those that begin first come first; those without a time last. Of what is to be planned the most urgent comes before. */
  async page(filter: WorkOrderFilter): Promise<Page<WorkOrderRow>> {
    const { q, status, jobId, customerId, contractorId, from, to, toPlan, cursor, limit } = filter;
    const [start, id] = cursor ? decodeCursor(cursor, 'text', 'id') : [null, null];
    const rows = await this.database.rows<WorkOrderRow & { sortedBy: string }>(
      `SELECT * FROM (SELECT ${HEAD}, CASE WHEN $11 THEN to_char(t.priority, 'FM000 ') ELSE '' END || COALESCE(to_char(t.scheduled_start AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS'), 'later') AS "sortedBy"
         FROM ${FROM}
        WHERE ($1::text IS NULL OR t.title ILIKE $1 OR t.number ILIKE $1 OR t.external_id ILIKE $1) AND ($2::text IS NULL OR t.status = $2)
          AND ($3::uuid IS NULL OR t.job_id = $3) AND ($4::uuid IS NULL OR t.customer_id = $4)
          AND ($5::uuid IS NULL OR EXISTS (SELECT FROM work_order_assignments a
                WHERE a.organization_id = t.organization_id AND a.work_order_id = t.id AND a.contractor_id = $5))
          AND ($6::timestamptz IS NULL OR t.scheduled_start >= $6) AND ($7::timestamptz IS NULL OR t.scheduled_start < $7)
          AND ($11::boolean IS NULL OR $11 = (t.status IN ('unassigned', 'declined') OR (t.status IN ('assigned', 'acknowledged') AND t.scheduled_start IS NULL)))) AS found
       WHERE $8::text IS NULL OR ("sortedBy", id) > ($8, $9::uuid) ORDER BY "sortedBy", id LIMIT $10`,
      [
        q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null,
        status ?? null,
        jobId ?? null,
        customerId ?? null,
        contractorId ?? null,
        from ?? null,
        to ?? null,
        start,
        id,
        limit + 1,
        toPlan ?? null,
      ],
    );
    return toPage(
      rows,
      limit,
      (row) => [row.sortedBy, row.id],
      ({ sortedBy: _, ...row }) => row,
    );
  }

  async create({ id, number, source, externalId, fields }: NewWorkOrder): Promise<void> {
    const names = Object.keys(COLUMNS) as (keyof WorkOrderFields)[];
    await this.database.rows(
      `INSERT INTO work_orders (organization_id, id, number, source, external_id, status, ${names.map((name) => COLUMNS[name]).join(', ')})
       VALUES (current_organization(), $1, $2, $3, $4, 'unassigned', ${names.map((_, index) => `$${index + 5}`).join(', ')})`,
      [id, number, source, externalId, ...names.map((name) => fields[name])],
    );
  }

  /** What stands for the project in the books goes with the project: another customer or code asks for another one. */
  async saveFields(id: string, fields: WorkOrderFields): Promise<void> {
    const names = Object.keys(COLUMNS) as (keyof WorkOrderFields)[];
    const place = (name: keyof WorkOrderFields) => `$${names.indexOf(name) + 2}`;
    const isSame = `(customer_id, project_code) IS NOT DISTINCT FROM (${place('customerId')}::uuid, ${place('projectCode')}::text)`;
    await this.database.rows(
      `UPDATE work_orders SET ${names.map((name) => `${COLUMNS[name]} = ${place(name)}`).join(', ')},
         project_customer_id = CASE WHEN ${isSame} THEN project_customer_id END,
         class_id = CASE WHEN ${isSame} THEN class_id END,
         version = version + 1, updated_at = now() WHERE id = $1`,
      [id, ...names.map((name) => fields[name])],
    );
  }

  /** The names by which its sender gave it to contractors who are known here; null where nobody noted them. */
  async sentContractors(id: string): Promise<string[] | null> {
    const [row] = await this.database.rows<{ names: string[] | null }>(
      'SELECT sent_contractors AS names FROM work_orders WHERE id = $1',
      [id],
    );
    return row?.names ?? null;
  }

  async noteSentContractors(id: string, names: readonly string[]): Promise<void> {
    await this.database.rows(
      'UPDATE work_orders SET sent_contractors = $2 WHERE id = $1 AND sent_contractors IS DISTINCT FROM $2::text[]',
      [id, names],
    );
  }

  /** `at`: when it happened, for the instants that go with starting and ending. */
  async saveStatus(id: string, status: WorkOrderStatus, reason: string | null, at: Date): Promise<void> {
    await this.database.rows(
      `UPDATE work_orders SET status = $2, reason = $3, version = version + 1, updated_at = now(),
         started_at = CASE WHEN $2 = 'started' THEN COALESCE(started_at, $4) ELSE started_at END,
         finished_at = CASE WHEN $2 = 'done' THEN $4 ELSE finished_at END WHERE id = $1`,
      [id, status, reason, at],
    );
  }

  async touch(id: string): Promise<void> {
    await this.database.rows(
      'UPDATE work_orders SET version = version + 1, updated_at = now() WHERE id = $1',
      [id],
    );
  }

  /** Without gaps: the counter's row stays locked until the commit. */
  async nextNumber(): Promise<string> {
    const rows = await this.database.rows<{ value: string }>(
      `INSERT INTO counters AS c (organization_id, name, value) VALUES (current_organization(), 'work-order', 1)
       ON CONFLICT (organization_id, name) DO UPDATE SET value = c.value + 1 RETURNING value`,
    );
    return `WO-${String(rows[0]?.value).padStart(6, '0')}`;
  }
}
