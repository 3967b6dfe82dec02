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

export const TIME_ENTRY_KINDS = ['sheet', 'timer'] as const;
export type TimeEntryKind = (typeof TIME_ENTRY_KINDS)[number];

/** A break in an answer; `endedAt` is null while it lasts. ISO 8601, UTC. */
export interface TimeBreak {
  startedAt: string;
  endedAt: string | null;
}

/** How the time was taken, beside the record that is mirrored elsewhere. Instants are ISO 8601, UTC. */
export interface TimeDetails {
  workOrderId: string | null;
  serviceTypeId: string | null;
  /** The part of the job, in the organization's own words. */
  phase: string | null;
  kind: TimeEntryKind;
  /** IANA name of the site's time zone; null for a sheet without times. */
  zone: string | null;
  startedAt: string | null;
  /** Null while the timer runs. */
  endedAt: string | null;
  /** What the clock at the site showed, e.g. `2026-11-01T01:30`. */
  startedWall: string | null;
  endedWall: string | null;
  breaks: TimeBreak[];
  /** Minutes worked before the organization's rounding; null for entries that came from elsewhere. */
  rawMinutes: number | null;
  /** How `minutes` were made of `rawMinutes`, e.g. `nearest 15`. */
  rounding: string | null;
  /** After this instant a running timer was probably forgotten. */
  forgottenAfter: string | null;
  /** The entry of the day on which the work began, when it went over midnight. */
  splitFrom: string | null;
  deviceId: string | null;
  /** How far the device's clock was ahead of ours when it sent the entry. */
  clockSkewSeconds: number | null;
}

/** An entry to be written. */
export interface NewTimeEntry extends TimeEntryRecord, TimeDetails {
  /** Of the request, so that its repetition can be told from another request under the same id. */
  requestDigest: string | null;
}

/** A time entry as it is stored: the record and what we alone know about it. */
export interface TimeEntryView extends TimeEntryRecord, TimeDetails {
  /** The timer ran, or runs, longer than the organization believes. */
  isForgotten: boolean;
  rejectionReason: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
}
