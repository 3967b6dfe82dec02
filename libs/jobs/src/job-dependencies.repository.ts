import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { DependencyView } from './domain/dependency.js';

@Injectable()
export class JobDependenciesRepository {
  constructor(private readonly database: Database) {}

  /** What the job waits for, by number. */
  before(jobId: string): Promise<DependencyView[]> {
    return this.database.rows<DependencyView>(
      `SELECT j.id, j.number, j.name, j.status FROM job_dependencies d
       JOIN jobs j ON j.organization_id = d.organization_id AND j.id = d.waits_for_id
       WHERE d.job_id = $1 ORDER BY j.number`,
      [jobId],
    );
  }

  /** What waits for the job, by number. */
  after(jobId: string): Promise<DependencyView[]> {
    return this.database.rows<DependencyView>(
      `SELECT j.id, j.number, j.name, j.status FROM job_dependencies d
       JOIN jobs j ON j.organization_id = d.organization_id AND j.id = d.job_id
       WHERE d.waits_for_id = $1 ORDER BY j.number`,
      [jobId],
    );
  }

  /** Until this unit of work ends nobody else adds one in this organization, so that no two make a cycle together. */
  async lockAll(): Promise<void> {
    await this.database.rows(
      `SELECT pg_advisory_xact_lock(hashtextextended('jobs.dependencies:' || current_organization()::text, 0))`,
    );
  }

  /** Whether `from` waits for `target`, straight or through others. */
  async reaches(from: string, target: string): Promise<boolean> {
    const rows = await this.database.rows(
      `WITH RECURSIVE chain(id) AS (
         SELECT $1::uuid UNION SELECT d.waits_for_id FROM job_dependencies d JOIN chain c ON d.job_id = c.id
       ) SELECT id FROM chain WHERE id = $2`,
      [from, target],
    );
    return rows.length > 0;
  }

  async add(jobId: string, waitsForId: string): Promise<void> {
    await this.database.rows(
      `INSERT INTO job_dependencies (organization_id, job_id, waits_for_id) VALUES (current_organization(), $1, $2)
       ON CONFLICT DO NOTHING`,
      [jobId, waitsForId],
    );
  }

  /** False when there was none. */
  async remove(jobId: string, waitsForId: string): Promise<boolean> {
    const rows = await this.database.rows(
      'DELETE FROM job_dependencies WHERE job_id = $1 AND waits_for_id = $2 RETURNING job_id',
      [jobId, waitsForId],
    );
    return rows.length === 1;
  }
}
