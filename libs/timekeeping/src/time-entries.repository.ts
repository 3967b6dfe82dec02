import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, type Page, type Prisma, toPage } from '#platform';
import type { TimeEntryRecord, TimeEntryView } from './domain/time-entry.js';
import type { TimeEntryStatus } from './domain/time-entry-states.js';

export interface TimeEntryFilter {
  limit: number;
  cursor?: string;
  status?: TimeEntryStatus;
  contractorId?: string;
  customerId?: string;
  jobId?: string;
  from?: string;
  to?: string;
  /** Whoever asks may see no rows but these. */
  own?: { contractorId?: string };
}

type Row = Prisma.TimeEntryGetPayload<object>;

/** Owns `time_entries`. */
@Injectable()
export class TimeEntriesRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<TimeEntryView | undefined> {
    const row = await this.database.prisma.timeEntry.findFirst({ where: { id } });
    return row ? viewOf(row) : undefined;
  }

  /** Reads entries and holds them until the unit of work ends; in id order, so that two callers cannot deadlock. */
  async lock(ids: readonly string[]): Promise<TimeEntryView[]> {
    await this.database.rows(
      'SELECT id FROM time_entries WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE',
      [[...ids]],
    );
    const rows = await this.database.prisma.timeEntry.findMany({ where: { id: { in: [...ids] } } });
    return rows.map(viewOf);
  }

  /** Answers false when the id is there already, however many devices and retries send it at once. */
  async createOnce(organizationId: string, { workDate, ...fields }: TimeEntryRecord): Promise<boolean> {
    const { count } = await this.database.prisma.timeEntry.createMany({
      data: [{ ...fields, organizationId, workDate: dayToDate(workDate) }],
      skipDuplicates: true,
    });
    return count > 0;
  }

  /** Sets one status on many entries in one statement and answers their new versions. */
  async setStatus(ids: readonly string[], status: TimeEntryStatus): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ id: string; version: number }>(
      `UPDATE time_entries SET status = $2, version = version + 1, updated_at = now()
       WHERE id = ANY($1::uuid[]) RETURNING id, version`,
      [[...ids], status],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  async ofJob(jobId: string): Promise<TimeEntryView[]> {
    const rows = await this.database.prisma.timeEntry.findMany({
      where: { jobId },
      orderBy: [{ workDate: 'asc' }, { id: 'asc' }],
    });
    return rows.map(viewOf);
  }

  async list(filter: TimeEntryFilter): Promise<Page<TimeEntryView>> {
    const rows = await this.database.prisma.timeEntry.findMany({
      where: { AND: [fieldsOf(filter), filter.own ?? {}, ...(filter.cursor ? [after(filter.cursor)] : [])] },
      orderBy: [{ workDate: 'desc' }, { id: 'desc' }],
      take: filter.limit + 1,
    });
    return toPage(rows, filter.limit, (row) => [dayOf(row.workDate), row.id], viewOf);
  }
}

function fieldsOf({
  status,
  contractorId,
  customerId,
  jobId,
  from,
  to,
}: TimeEntryFilter): Prisma.TimeEntryWhereInput {
  return {
    status,
    contractorId,
    customerId,
    jobId,
    workDate: { gte: from && dayToDate(from), lte: to && dayToDate(to) },
  };
}

function after(cursor: string): Prisma.TimeEntryWhereInput {
  const [day, id] = decodeCursor(cursor, 'day', 'id').map(String);
  const workDate = dayToDate(day ?? '');
  return { OR: [{ workDate: { lt: workDate } }, { workDate, id: { lt: id } }] };
}

function viewOf(row: Row): TimeEntryView {
  return {
    id: row.id,
    contractorId: row.contractorId,
    customerId: row.customerId,
    jobId: row.jobId,
    itemId: row.itemId,
    workDate: dayOf(row.workDate),
    minutes: row.minutes,
    description: row.description,
    billable: row.billable,
    hourlyRate: row.hourlyRate?.toFixed() ?? null,
    costRate: row.costRate?.toFixed() ?? null,
    status: row.status as TimeEntryStatus,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function dayToDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
