import type { TimeDetails, TimeEntryRecord } from './time-entry.js';

/** Approved time, whether somebody bills it already or not. Rates are decimal text for an hour. */
export type BillableTime = Pick<
  TimeEntryRecord,
  | 'id'
  | 'contractorId'
  | 'jobId'
  | 'itemId'
  | 'workDate'
  | 'minutes'
  | 'description'
  | 'hourlyRate'
  | 'costRate'
  | 'status'
> &
  Pick<TimeDetails, 'serviceTypeId' | 'workOrderId' | 'startedAt'> & {
    /** Two letters of the job site's province; null when nobody said where it is. */
    province: string | null;
  };

export interface BillableTimeFilter {
  /** Only billable time for this customer, on her jobs or without one. */
  customerId?: string;
  contractorId?: string;
  /** Of any of these people. */
  contractorIds?: readonly string[];
  jobId?: string;
  /** Days of work, both included. */
  from: string;
  to: string;
}
