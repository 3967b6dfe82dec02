import type { LocalDate } from '#kernel';
import type { JobView } from './job.js';
import type { JobStatus } from './job.states.js';

/** A job in one of these is not late any more, whenever it was due. */
export const ENDED: readonly JobStatus[] = ['completed', 'shipped', 'cancelled'];

/** Past its due date in the organization's calendar, and not done. */
export function isLate({ dueDate, status }: Pick<JobView, 'dueDate' | 'status'>, today: LocalDate): boolean {
  return dueDate !== null && dueDate < today && !ENDED.includes(status);
}
