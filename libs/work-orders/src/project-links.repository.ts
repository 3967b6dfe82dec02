import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** Where a work order's project is kept in the books, in our ids. */
export interface ProjectLink {
  /** Whose project it is. */
  customerId: string;
  /** The customer below that one which stands for the project. */
  projectCustomerId: string;
  /** The class of `#catalog`, where the books have one for it. */
  classId: string | null;
}

/** What the link was found for: another customer or project asks for another link. */
export interface LinkedProject {
  customerId: string;
  projectCode: string;
}

const LINK = `w.customer_id AS "customerId", w.project_customer_id AS "projectCustomerId", w.class_id AS "classId"`;

/** The links of work orders to projects in the books, which whoever keeps the books has found or made. */
@Injectable()
export class ProjectLinksRepository {
  constructor(private readonly database: Database) {}

  /** Changes nothing when the work order names another customer or project by now. */
  async save(
    workOrderId: string,
    { customerId, projectCode }: LinkedProject,
    { projectCustomerId, classId }: Pick<ProjectLink, 'projectCustomerId' | 'classId'>,
  ): Promise<void> {
    await this.database.rows(
      `UPDATE work_orders SET project_customer_id = $4, class_id = $5
       WHERE id = $1 AND customer_id = $2 AND project_code = $3
         AND (project_customer_id, class_id) IS DISTINCT FROM ($4::uuid, $5::uuid)`,
      [workOrderId, customerId, projectCode, projectCustomerId, classId],
    );
  }

  async remove(workOrderId: string): Promise<void> {
    await this.database.rows(
      'UPDATE work_orders SET project_customer_id = NULL, class_id = NULL WHERE id = $1 AND project_customer_id IS NOT NULL',
      [workOrderId],
    );
  }

  async ofWorkOrders(ids: readonly string[]): Promise<Map<string, ProjectLink>> {
    const rows = await this.database.rows<ProjectLink & { id: string }>(
      `SELECT w.id, ${LINK} FROM work_orders w WHERE w.id = ANY($1::uuid[]) AND w.project_customer_id IS NOT NULL`,
      [[...ids]],
    );
    return new Map(rows.map(({ id, ...link }) => [id, link]));
  }

  /** Jobs all of whose visits are of one project; the others are not in the answer. */
  async ofJobs(ids: readonly string[]): Promise<Map<string, ProjectLink>> {
    const rows = await this.database.rows<ProjectLink & { id: string }>(
      `SELECT DISTINCT w.job_id AS id, ${LINK} FROM work_orders w
       WHERE w.job_id = ANY($1::uuid[]) AND w.status <> 'cancelled' AND w.project_customer_id IS NOT NULL`,
      [[...ids]],
    );
    const byJob = Map.groupBy(rows, ({ id }) => id);
    return new Map(
      [...byJob].flatMap(([id, [only, ...others]]) => (only && others.length === 0 ? [[id, only]] : [])),
    );
  }
}
