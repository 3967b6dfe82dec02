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
  serviceTypeId: true,
  workOrderId: true,
  startedAt: true,
  job: { select: { siteAddress: true } },
} as const;

/** Approved time, as whoever bills it needs it. */
@Injectable()
export class BillableTimeRepository {
  constructor(private readonly database: Database) {}

  /** Time without a customer of its own belongs to the customer of its job. */
  async find(filter: BillableTimeFilter): Promise<BillableTime[]> {
    const { customerId, contractorId, contractorIds, jobId, from, to } = filter;
    const ofCustomer = { OR: [{ customerId }, { customerId: null, job: { customerId } }] };
    const rows = await this.database.prisma.timeEntry.findMany({
      select: SHOWN,
      where: {
        contractorId: contractorIds ? { in: [...contractorIds] } : contractorId,
        jobId,
        status: { in: ['approved', 'invoiced'] },
        minutes: { gt: 0 },
        workDate: { gte: toDate(from), lte: toDate(to) },
        ...(customerId ? { AND: [ofCustomer, { billable: true }] } : {}),
      },
      orderBy: [{ workDate: 'asc' }, { id: 'asc' }],
      take: 5000,
    });
    return rows.map(({ job, ...row }) => ({
      ...row,
      startedAt: row.startedAt?.toISOString() ?? null,
      province: (job?.siteAddress as { province?: string } | null)?.province ?? null,
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
