import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, Database, decodeCursor, type Page, type Prisma, toPage } from '#platform';
import type { NewTimeEntry, TimeEntryView } from './domain/time-entry.js';
import type { TimeEntryStatus } from './domain/time-entry-states.js';
import { dataOf, dayOf, dayToDate, viewOf } from './time-entry-rows.js';

export interface TimeEntryFilter {
  limit: number;
  cursor?: string;
  status?: TimeEntryStatus;
  contractorId?: string;
  customerId?: string;
  jobId?: string;
  splitFrom?: string;
  /** Only timers that ran, or run, too long. */
  forgotten?: boolean;
  from?: string;
  to?: string;
  /** Whoever asks may see no rows but these. */
  own?: { contractorId?: string };
}

/** What may be changed on an entry that exists. */
export type TimeEntryChange = Partial<Omit<NewTimeEntry, 'id' | 'contractorId' | 'requestDigest'>> & {
  rejectionReason?: string | null;
};

/** Owns `time_entries`. */
@Injectable()
export class TimeEntriesRepository {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<TimeEntryView | undefined> {
    const [entry] = await this.findAll([id]);
    return entry;
  }

  async findAll(ids: readonly string[]): Promise<TimeEntryView[]> {
    return this.views(await this.database.prisma.timeEntry.findMany({ where: { id: { in: [...ids] } } }));
  }

  /** The entry with the digest of the request that made it. */
  async findWithDigest(id: string): Promise<{ entry: TimeEntryView; digest: string | null } | undefined> {
    const row = await this.database.prisma.timeEntry.findFirst({ where: { id } });
    return row ? { entry: viewOf(row, this.clock.now()), digest: row.requestDigest } : undefined;
  }

  /** The timer of a contractor that runs or is on a break. */
  async runningOf(contractorId: string): Promise<TimeEntryView | undefined> {
    const where = { contractorId, status: { in: ['running', 'on_break'] } };
    const row = await this.database.prisma.timeEntry.findFirst({ where });
    return row ? viewOf(row, this.clock.now()) : undefined;
  }

  /** Reads entries and holds them until the unit of work ends; in id order, so that two callers cannot deadlock. */
  async lock(ids: readonly string[]): Promise<TimeEntryView[]> {
    await this.database.rows(
      'SELECT id FROM time_entries WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE',
      [[...ids]],
    );
    return this.findAll(ids);
  }

  /** Answers how many were new: none when the id is there already, or when the contractor's timer runs. */
  async createOnce(organizationId: string, entries: readonly NewTimeEntry[]): Promise<number> {
    const { count } = await this.database.prisma.timeEntry.createMany({
      data: entries.map((entry) => dataOf(organizationId, entry)),
      skipDuplicates: true,
    });
    return count;
  }

  /** Changes a locked entry and answers it. */
  async change(id: string, { workDate, breaks, ...change }: TimeEntryChange): Promise<TimeEntryView> {
    const [row] = await this.database.prisma.timeEntry.updateManyAndReturn({
      where: { id },
      data: {
        ...change,
        ...(workDate !== undefined && { workDate: dayToDate(workDate) }),
        ...(breaks !== undefined && { breaks: breaks as unknown as Prisma.InputJsonValue }),
        version: { increment: 1 },
        updatedAt: this.clock.now(),
      },
    });
    if (!row) throw new Error('A time entry was changed that is not there.');
    return viewOf(row, this.clock.now());
  }

  /** Sets one status on many entries in one statement and answers their new versions. */
  async setStatus(
    ids: readonly string[],
    status: TimeEntryStatus,
    rejectionReason: string | null = null,
  ): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ id: string; version: number }>(
      `UPDATE time_entries SET status = $2, rejection_reason = $3, version = version + 1, updated_at = now()
       WHERE id = ANY($1::uuid[]) RETURNING id, version`,
      [[...ids], status, rejectionReason],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  async ofJob(jobId: string): Promise<TimeEntryView[]> {
    return this.views(
      await this.database.prisma.timeEntry.findMany({
        where: { jobId },
        orderBy: [{ workDate: 'asc' }, { id: 'asc' }],
      }),
    );
  }

  /** The entries that the work of `id` was cut into at midnight, without the first. */
  async partsOf(id: string): Promise<TimeEntryView[]> {
    return this.views(
      await this.database.prisma.timeEntry.findMany({
        where: { splitFrom: id },
        orderBy: { startedAt: 'asc' },
      }),
    );
  }

  async list(filter: TimeEntryFilter): Promise<Page<TimeEntryView>> {
    const now = this.clock.now();
    const rows = await this.database.prisma.timeEntry.findMany({
      where: {
        AND: [
          fieldsOf(filter),
          filter.own ?? {},
          ...(filter.forgotten ? [forgottenAt(now, this.database)] : []),
          ...(filter.cursor ? [after(filter.cursor)] : []),
        ],
      },
      orderBy: [{ workDate: 'desc' }, { id: 'desc' }],
      take: filter.limit + 1,
    });
    return toPage(
      rows,
      filter.limit,
      (row) => [dayOf(row.workDate), row.id],
      (row) => viewOf(row, now),
    );
  }

  private views(rows: Prisma.TimeEntryGetPayload<object>[]): TimeEntryView[] {
    const now = this.clock.now();
    return rows.map((row) => viewOf(row, now));
  }
}

/** As `isForgotten` in an answer. */
function forgottenAt(now: Date, { prisma }: Database): Prisma.TimeEntryWhereInput {
  return {
    status: { not: 'invoiced' },
    OR: [
      { endedAt: null, forgottenAfter: { lt: now } },
      { endedAt: { gt: prisma.timeEntry.fields.forgottenAfter } },
    ],
  };
}

function fieldsOf({
  status,
  contractorId,
  customerId,
  jobId,
  splitFrom,
  from,
  to,
}: TimeEntryFilter): Prisma.TimeEntryWhereInput {
  return {
    status,
    contractorId,
    customerId,
    jobId,
    splitFrom,
    workDate: { gte: from && dayToDate(from), lte: to && dayToDate(to) },
  };
}

function after(cursor: string): Prisma.TimeEntryWhereInput {
  const [day, id] = decodeCursor(cursor, 'day', 'id').map(String);
  const workDate = dayToDate(day ?? '');
  return { OR: [{ workDate: { lt: workDate } }, { workDate, id: { lt: id } }] };
}
