import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database, decodeCursor, type Page, type PageQuery, toPage } from '#platform';
import type { JobView } from './domain/job.js';
import type { JobStatus } from './domain/job.states.js';
import { ENDED } from './domain/late.js';

const ROW = {
  id: true,
  number: true,
  name: true,
  status: true,
  priority: true,
  customerId: true,
  purchaseOrderId: true,
  contractAmount: true,
  currency: true,
  dueDate: true,
  workCentreId: true,
  version: true,
} as const;

export type JobRow = Pick<JobView, keyof typeof ROW>;

export interface JobFilter extends PageQuery {
  q?: string;
  status?: JobStatus;
  customerId?: string;
  purchaseOrderId?: string;
  workCentreId?: string;
  /** Those that were due before this day and are not done. */
  lateOn?: LocalDate;
  /** Only those whose work has not ended. */
  open?: boolean;
  /** Due within these days, both included. */
  dueFrom?: LocalDate;
  dueTo?: LocalDate;
}

@Injectable()
export class JobListRepository {
  constructor(private readonly database: Database) {}

  /** Newest first: an id begins with the moment it was made. */
  async page(filter: JobFilter): Promise<Page<JobRow>> {
    const { q, cursor, limit, lateOn, open, dueFrom, dueTo, ...equal } = filter;
    const before = cursor ? String(decodeCursor(cursor, 'id')[0]) : undefined;
    const rows = await this.database.prisma.job.findMany({
      where: {
        AND: [
          equal,
          search(q),
          lateSince(lateOn),
          open ? NOT_ENDED : {},
          dueWithin(dueFrom, dueTo),
          { id: { lt: before } },
        ],
      },
      select: ROW,
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => ({
        ...row,
        status: row.status as JobStatus,
        contractAmount: row.contractAmount.toFixed(),
        dueDate: row.dueDate?.toISOString().slice(0, 10) ?? null,
      }),
    );
  }

  /** How far each of these jobs is, in one query. */
  async percentsDone(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; percent: number }>(PERCENTS_DONE, [[...ids]]);
    return new Map(rows.map(({ id, percent }) => [id, percent]));
  }
}

/** Each line counts the same, and rounding is down: a hundred says that nothing is left. */
const PERCENTS_DONE = `
SELECT job_id AS id, floor(100 * avg(CASE WHEN quantity_ordered > 0
  THEN least(1, quantity_completed / quantity_ordered) ELSE 1 END))::int AS percent
FROM job_lines WHERE job_id = ANY($1::uuid[]) GROUP BY job_id`;

const NOT_ENDED = { status: { notIn: [...ENDED] } };

const asDate = (day: LocalDate): Date => new Date(`${day}T00:00:00Z`);

function lateSince(day: LocalDate | undefined) {
  if (!day) return {};
  return { dueDate: { lt: asDate(day) }, ...NOT_ENDED };
}

function dueWithin(from: LocalDate | undefined, to: LocalDate | undefined) {
  return { dueDate: { gte: from && asDate(from), lte: to && asDate(to) } };
}

function search(text: string | undefined) {
  if (!text) return {};
  const contains = { contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const;
  return { OR: [{ number: contains }, { name: contains }] };
}
