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
}

@Injectable()
export class JobListRepository {
  constructor(private readonly database: Database) {}

  /** Newest first: an id begins with the moment it was made. */
  async page({ q, cursor, limit, lateOn, ...equal }: JobFilter): Promise<Page<JobRow>> {
    const before = cursor ? String(decodeCursor(cursor, 'id')[0]) : undefined;
    const rows = await this.database.prisma.job.findMany({
      where: { AND: [equal, search(q), lateSince(lateOn), { id: { lt: before } }] },
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
}

function lateSince(day: LocalDate | undefined) {
  if (!day) return {};
  return { dueDate: { lt: new Date(`${day}T00:00:00Z`) }, status: { notIn: [...ENDED] } };
}

function search(text: string | undefined) {
  if (!text) return {};
  const contains = { contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const;
  return { OR: [{ number: contains }, { name: contains }] };
}
