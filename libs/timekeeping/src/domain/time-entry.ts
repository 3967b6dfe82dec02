import type { TimeEntryStatus } from './time-entry-states.js';

/** Work of one contractor on one day. Money is decimal text; `workDate` is `YYYY-MM-DD`. */
export interface TimeEntryRecord {
  id: string;
  contractorId: string;
  customerId: string | null;
  jobId: string | null;
  itemId: string | null;
  workDate: string;
  /** Whole minutes worked, breaks left out. */
  minutes: number;
  description: string | null;
  billable: boolean;
  /** What the customer is charged per hour. */
  hourlyRate: string | null;
  /** What the work costs us per hour. */
  costRate: string | null;
  status: TimeEntryStatus;
}

/** A time entry as it is stored: the record and what we alone know about it. */
export interface TimeEntryView extends TimeEntryRecord {
  version: number;
  createdAt: string;
  updatedAt: string;
}
