import { DomainError } from '#kernel';
import type { JobStatus } from './job.states.js';

/** A job that another one waits for. */
export interface DependencyView {
  id: string;
  number: string;
  name: string;
  status: JobStatus;
}

/** What is done, and what will never be done, holds nobody up. */
const DONE: readonly JobStatus[] = ['completed', 'shipped', 'cancelled'];

/** Throws `JOBS.WAITS_FOR_OTHERS` (conflict) while a job before it is not done, unless a reason is given. */
export function assertNothingBefore(before: readonly DependencyView[], overrideReason?: string): void {
  const open = before.filter(({ status }) => !DONE.includes(status));
  if (open.length === 0 || overrideReason?.trim()) return;
  throw DomainError.conflict(
    'JOBS.WAITS_FOR_OTHERS',
    `This job waits for ${open.map(({ number }) => number).join(', ')}, which ${open.length === 1 ? 'is' : 'are'} not done.`,
    {
      field: 'overrideReason',
      fix: 'Complete what comes before, or give a reason for starting all the same.',
      details: { jobs: open.map(({ id, number, status }) => ({ id, number, status })) },
    },
  );
}

export function cycle(): DomainError {
  return DomainError.conflict(
    'JOBS.CYCLE',
    'That job waits for this one already, so both would wait for ever.',
    {
      field: 'waitsForId',
      fix: 'Remove the other dependency first.',
    },
  );
}
