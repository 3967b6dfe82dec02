import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform';
import type { TemplateFields, TemplateView } from './domain/template.js';

const COLUMNS = `id, name, description, due_days AS "dueDays", priority, billing_basis AS "billingBasis",
  work_centre_id AS "workCentreId", lines, checkpoints, gates, active, version`;

@Injectable()
export class JobTemplatesRepository {
  constructor(private readonly database: Database) {}

  /** By name. An organization has some dozens. */
  all(): Promise<TemplateView[]> {
    return this.database.rows(`SELECT ${COLUMNS} FROM job_templates ORDER BY name LIMIT 500`);
  }

  async find(id: string): Promise<TemplateView | undefined> {
    const rows = await this.database.rows<TemplateView>(
      `SELECT ${COLUMNS} FROM job_templates WHERE id = $1`,
      [id],
    );
    return rows[0];
  }

  /** Keeps others from changing it until this unit of work ends. */
  async lock(id: string): Promise<TemplateView | undefined> {
    const rows = await this.database.rows<TemplateView>(
      `SELECT ${COLUMNS} FROM job_templates WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return rows[0];
  }

  /** Undefined when the name is taken. */
  async create(fields: TemplateFields): Promise<TemplateView | undefined> {
    const rows = await this.database.rows<TemplateView>(
      `INSERT INTO job_templates (organization_id, id, name, description, due_days, priority, billing_basis,
         work_centre_id, lines, checkpoints, gates, active)
       VALUES (current_organization(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (organization_id, name) DO NOTHING RETURNING ${COLUMNS}`,
      [newId(), ...valuesOf(fields)],
    );
    return rows[0];
  }

  /** Undefined when the name is taken. */
  async update(id: string, fields: TemplateFields): Promise<TemplateView | undefined> {
    const rows = await this.database.rows<TemplateView>(
      `UPDATE job_templates SET name = $2, description = $3, due_days = $4, priority = $5, billing_basis = $6,
         work_centre_id = $7, lines = $8, checkpoints = $9, gates = $10, active = $11, version = version + 1,
         updated_at = now()
       WHERE id = $1 AND NOT EXISTS (SELECT FROM job_templates o WHERE o.name = $2 AND o.id <> $1)
       RETURNING ${COLUMNS}`,
      [id, ...valuesOf(fields)],
    );
    return rows[0];
  }
}

function valuesOf(fields: TemplateFields): unknown[] {
  const { name, description, dueDays, priority, billingBasis, workCentreId } = fields;
  const { lines, checkpoints, gates, active } = fields;
  const lists = [JSON.stringify(lines), JSON.stringify(checkpoints), gates];
  return [name, description, dueDays, priority, billingBasis, workCentreId, ...lists, active];
}
