import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { BillableTime, BillableTimeFilter } from './domain/billable-time.js';
import type { TimeEntryStatus } from './domain/time-entry-states.js';

const SHOWN = {
  id: true,
  contractorId: true,
  jobId: true,
  itemId: true,
  workDate: true,
  minutes: true,
  description: true,
  hourlyRate: true,
  costRate: true,
  status: true,
} as const;

/** Approved time, as whoever bills it needs it. */
@Injectable()
export class BillableTimeRepository {
  constructor(private readonly database: Database) {}

  /** Time without a customer of its own belongs to the customer of its job. */
  async find({ customerId, contractorId, jobId, from, to }: BillableTimeFilter): Promise<BillableTime[]> {
    const ofCustomer = { OR: [{ customerId }, { customerId: null, job: { customerId } }] };
    const rows = await this.database.prisma.timeEntry.findMany({
      select: SHOWN,
      where: {
        contractorId,
        jobId,
        status: { in: ['approved', 'invoiced'] },
        minutes: { gt: 0 },
        workDate: { gte: toDate(from), lte: toDate(to) },
        ...(customerId ? { AND: [ofCustomer, { billable: true }] } : {}),
      },
      orderBy: [{ workDate: 'asc' }, { id: 'asc' }],
      take: 5000,
    });
    return rows.map((row) => ({
      ...row,
      status: row.status as TimeEntryStatus,
      workDate: row.workDate.toISOString().slice(0, 10),
      hourlyRate: row.hourlyRate?.toFixed() ?? null,
      costRate: row.costRate?.toFixed() ?? null,
    }));
  }
}

function toDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
