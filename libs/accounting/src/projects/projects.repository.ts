import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface Project {
  /** The customer that stands for it. */
  projectCustomerId: string;
  classId: string | null;
}

/**
 * Owns `accounting_projects`: which customer and class stand for a customer's project. It is kept by the project's code,
 * so that a bookkeeper may call them otherwise and no second one is made.
 */
@Injectable()
export class ProjectsRepository {
  constructor(private readonly database: Database) {}

  /** One after another for each project, until the unit of work ends. */
  async lock(customerId: string, code: string): Promise<void> {
    await this.database.rows(
      `SELECT pg_advisory_xact_lock(hashtextextended($1, hashtextextended(current_organization()::text, 0)))`,
      [JSON.stringify(['accounting-project', customerId, code])],
    );
  }

  /** Undefined too when its customer was made inactive meanwhile. */
  async find(customerId: string, code: string): Promise<Project | undefined> {
    const [row] = await this.database.rows<Project>(
      `SELECT p.project_customer_id AS "projectCustomerId", p.class_id AS "classId" FROM accounting_projects p
       JOIN customers c ON c.organization_id = p.organization_id AND c.id = p.project_customer_id AND c.active
       WHERE p.customer_id = $1 AND p.code = $2`,
      [customerId, code],
    );
    return row;
  }

  async save(customerId: string, code: string, { projectCustomerId, classId }: Project): Promise<void> {
    await this.database.rows(
      `INSERT INTO accounting_projects (organization_id, customer_id, code, project_customer_id, class_id)
       VALUES (current_organization(), $1, $2, $3, $4)
       ON CONFLICT (organization_id, customer_id, code) DO UPDATE
         SET project_customer_id = EXCLUDED.project_customer_id, class_id = EXCLUDED.class_id`,
      [customerId, code, projectCustomerId, classId],
    );
  }

  /** The active class of this name that the books of a connection have. */
  async classNamed(name: string): Promise<string | undefined> {
    const [row] = await this.database.rows<{ id: string }>(
      `SELECT l.local_id AS id FROM external_links l
       WHERE l.entity = 'class' AND l.deleted_at IS NULL AND l.snapshot->>'active' = 'true' AND lower(l.snapshot->>'name') = lower($1)
       ORDER BY l.local_id LIMIT 1`,
      [name],
    );
    return row?.id;
  }
}
