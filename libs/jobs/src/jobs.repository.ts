import { Injectable } from '@nestjs/common';
import type { Address } from '#parties';
import { Database, type Prisma } from '#platform';
import type { JobLineView, JobView, LineQuantity } from './domain/job.js';
import type { JobStatus } from './domain/job.states.js';

const WITH_LINES = { lines: { orderBy: { lineNumber: 'asc' } } } as const;
type Row = Prisma.JobGetPayload<{ include: typeof WITH_LINES }>;

@Injectable()
export class JobsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<JobView | undefined> {
    const row = await this.database.prisma.job.findFirst({ where: { id }, include: WITH_LINES });
    return row ? toView(row) : undefined;
  }

  /** The job, which nobody else can change until this unit of work ends. */
  async lock(id: string): Promise<JobView | undefined> {
    await this.database.rows('SELECT id FROM jobs WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id);
  }

  /** Writes the invoiced quantities of a locked job's lines. A reason is kept on the lines it is given for. */
  async saveInvoiced(id: string, lines: readonly LineQuantity[], reason: string | null): Promise<void> {
    await this.database.rows(
      `UPDATE job_lines AS l SET quantity_invoiced = n.quantity, override_reason = COALESCE($4, l.override_reason)
       FROM unnest($2::int[], $3::numeric[]) AS n(line_number, quantity)
       WHERE l.job_id = $1 AND l.line_number = n.line_number`,
      [id, lines.map((line) => line.lineNumber), lines.map((line) => line.quantity), reason],
    );
  }

  /** Counts a change of a locked job; answers its new version. */
  async touch(id: string): Promise<number> {
    const rows = await this.database.rows<{ version: number }>(
      'UPDATE jobs SET version = version + 1, updated_at = now() WHERE id = $1 RETURNING version',
      [id],
    );
    return rows[0]?.version ?? 0;
  }
}

function toView(row: Row): JobView {
  const { organizationId: _tenant, lines, ...fields } = row;
  return {
    ...fields,
    status: fields.status as JobStatus,
    contractAmount: fields.contractAmount.toFixed(),
    siteAddress: fields.siteAddress as Address | null,
    dueDate: fields.dueDate?.toISOString().slice(0, 10) ?? null,
    startedAt: fields.startedAt?.toISOString() ?? null,
    completedAt: fields.completedAt?.toISOString() ?? null,
    createdAt: fields.createdAt.toISOString(),
    updatedAt: fields.updatedAt.toISOString(),
    lines: lines.map(toLine),
  };
}

function toLine(line: Row['lines'][number]): JobLineView {
  return {
    lineNumber: line.lineNumber,
    purchaseOrderLineNumber: line.purchaseOrderLineNumber,
    itemId: line.itemId,
    description: line.description,
    unitPrice: line.unitPrice.toFixed(),
    taxCodeId: line.taxCodeId,
    quantityOrdered: line.quantityOrdered.toFixed(),
    quantityCompleted: line.quantityCompleted.toFixed(),
    quantityInvoiced: line.quantityInvoiced.toFixed(),
    overrideReason: line.overrideReason,
  };
}
