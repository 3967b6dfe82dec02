import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform';
import type { WorkCentreFields, WorkCentreView } from './domain/work-centre.js';

const COLUMNS = 'id, name, description, active, version';

@Injectable()
export class WorkCentresRepository {
  constructor(private readonly database: Database) {}

  /** By name. An organization has a handful. */
  all(): Promise<WorkCentreView[]> {
    return this.database.rows(`SELECT ${COLUMNS} FROM work_centres ORDER BY name LIMIT 500`);
  }

  async find(id: string): Promise<WorkCentreView | undefined> {
    const rows = await this.database.rows<WorkCentreView>(
      `SELECT ${COLUMNS} FROM work_centres WHERE id = $1`,
      [id],
    );
    return rows[0];
  }

  /** Undefined when the name is taken. */
  async create({ name, description, active }: WorkCentreFields): Promise<WorkCentreView | undefined> {
    const rows = await this.database.rows<WorkCentreView>(
      `INSERT INTO work_centres (organization_id, id, name, description, active)
       VALUES (current_organization(), $1, $2, $3, $4)
       ON CONFLICT (organization_id, name) DO NOTHING RETURNING ${COLUMNS}`,
      [newId(), name, description, active],
    );
    return rows[0];
  }

  /** Keeps others from changing it until this unit of work ends. */
  async lock(id: string): Promise<WorkCentreView | undefined> {
    const rows = await this.database.rows<WorkCentreView>(
      `SELECT ${COLUMNS} FROM work_centres WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return rows[0];
  }

  /** Undefined when the name is taken. */
  async update(id: string, fields: WorkCentreFields): Promise<WorkCentreView | undefined> {
    const { name, description, active } = fields;
    const rows = await this.database.rows<WorkCentreView>(
      `UPDATE work_centres SET name = $2, description = $3, active = $4, version = version + 1, updated_at = now()
       WHERE id = $1 AND NOT EXISTS (SELECT FROM work_centres o WHERE o.name = $2 AND o.id <> $1) RETURNING ${COLUMNS}`,
      [id, name, description, active],
    );
    return rows[0];
  }
}
