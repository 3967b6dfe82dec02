import type { TimeEntryRecord } from './time-entry.js';

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
>;

export interface BillableTimeFilter {
  /** Only billable time for this customer, on her jobs or without one. */
  customerId?: string;
  contractorId?: string;
  jobId?: string;
  /** Days of work, both included. */
  from: string;
  to: string;
}
