import { DomainError, digestOf } from '#kernel';
import type { TimeEntryKind } from './time-entry.js';

/** Time as somebody sends it: a sheet's line (a day and minutes), a stretch (start and end), or a timer (a start). */
export interface NewTime {
  /** Made by the device that recorded it, so that sending it twice is one entry. */
  id?: string;
  contractorId: string;
  customerId?: string;
  jobId?: string;
  workOrderId?: string;
  itemId?: string;
  serviceTypeId?: string;
  phase?: string;
  workDate?: string;
  minutes?: number;
  startedAt?: string;
  endedAt?: string;
  breaks?: readonly { startedAt: string; endedAt: string }[];
  zone?: string;
  description?: string;
  billable?: boolean;
  hourlyRate?: string;
  costRate?: string;
  device?: { id: string; sentAt: string };
}

/** Which of the three it is. Throws `TIMEKEEPING.WHICH_TIME` for none of them or a mixture. */
export function shapeOf(time: NewTime): TimeEntryKind | 'stretch' {
  const isSheet = time.workDate !== undefined && time.minutes !== undefined;
  const isTimed = time.startedAt !== undefined;
  if (isSheet && !isTimed && time.endedAt === undefined && !time.breaks?.length) return 'sheet';
  if (isTimed && time.workDate === undefined && time.minutes === undefined) {
    if (time.endedAt !== undefined) return 'stretch';
    if (!time.breaks?.length) return 'timer';
  }
  throw new DomainError('TIMEKEEPING.WHICH_TIME', 'It is not clear how long the work was.', {
    field: isTimed ? 'startedAt' : 'workDate',
    fix: 'Give workDate and minutes, or startedAt and endedAt with the breaks, or startedAt alone to start a timer.',
  });
}

/** What tells a repetition from another request under the same id: everything but when it was sent. */
export function digestOfTime({ device, ...time }: NewTime): string {
  return digestOf({ ...time, device: device?.id });
}
