import type { Prisma } from '#platform';
import type { NewTimeEntry, TimeBreak, TimeEntryKind, TimeEntryView } from './domain/time-entry.js';
import type { TimeEntryStatus } from './domain/time-entry-states.js';

export type TimeEntryRow = Prisma.TimeEntryGetPayload<object>;

/** The row as it is answered. `now` decides whether a running timer was forgotten. */
export function viewOf(row: TimeEntryRow, now: Date): TimeEntryView {
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
    ...detailsOf(row),
    isForgotten: isForgotten(row, now),
    rejectionReason: row.rejectionReason,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function detailsOf(row: TimeEntryRow) {
  return {
    workOrderId: row.workOrderId,
    serviceTypeId: row.serviceTypeId,
    phase: row.phase,
    kind: row.kind as TimeEntryKind,
    zone: row.zone,
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    startedWall: row.startedWall,
    endedWall: row.endedWall,
    breaks: row.breaks as unknown as TimeBreak[],
    rawMinutes: row.rawMinutes,
    rounding: row.rounding,
    forgottenAfter: row.forgottenAfter?.toISOString() ?? null,
    splitFrom: row.splitFrom,
    deviceId: row.deviceId,
    clockSkewSeconds: row.clockSkewSeconds,
  };
}

/** What a new entry is written as. */
export function dataOf(organizationId: string, { workDate, breaks, ...entry }: NewTimeEntry) {
  return {
    ...entry,
    organizationId,
    workDate: dayToDate(workDate),
    breaks: breaks as unknown as Prisma.InputJsonValue,
  };
}

export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function dayToDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function isForgotten({ forgottenAfter, endedAt, status }: TimeEntryRow, now: Date): boolean {
  if (!forgottenAfter || status === 'invoiced') return false;
  return (endedAt ?? now) > forgottenAfter;
}
