import type { JobView } from '#jobs';
import { DomainError } from '#kernel';
import type { WorkOrderView } from '#work-orders';

/** What time or an expense says of its work. */
export interface WorkNamed {
  contractorId: string;
  customerId?: string | null;
  jobId?: string | null;
}

const ELSEWHERE = 'Choose work that is open, or ask the dispatcher which one this belongs to.';

/** Refuses a job that is over: what comes later would be missing from its invoices. Throws `TIMEKEEPING.JOB_CLOSED`. */
export function requireOpenJob({ number, status }: Pick<JobView, 'number' | 'status'>): void {
  if (status !== 'cancelled' && status !== 'shipped') return;
  throw DomainError.conflict(
    'TIMEKEEPING.JOB_CLOSED',
    `Job ${number} is ${status}, so no time or expenses can be recorded on it.`,
    { field: 'jobId', fix: ELSEWHERE },
  );
}

type Visit = Pick<WorkOrderView, 'number' | 'status' | 'startedAt' | 'jobId' | 'customerId' | 'assignments'>;

/**
 * Refuses a visit that nobody made or makes. What was begun before it was cancelled or ended is still written down, but
 * no timer starts on it. Throws `TIMEKEEPING.VISIT_CLOSED`.
 */
export function requireOpenVisit({ number, status, startedAt }: Visit, isTimer: boolean): void {
  const isOver = status === 'done' || status === 'cancelled' || status === 'declined';
  if (!isOver || (startedAt !== null && !isTimer)) return;
  throw DomainError.conflict(
    'TIMEKEEPING.VISIT_CLOSED',
    isTimer
      ? `Work order ${number} is ${status}, so no timer can start on it.`
      : `Work order ${number} is ${status} and was never begun, so no time or expenses can be recorded on it.`,
    { field: 'workOrderId', fix: ELSEWHERE },
  );
}

/** Throws `TIMEKEEPING.OTHER_JOB` and `.OTHER_CUSTOMER` when the visit belongs elsewhere. */
export function requireSameWork(visit: Visit, { jobId, customerId }: WorkNamed): void {
  if (jobId && visit.jobId && jobId !== visit.jobId) throw elsewhere(visit, 'job');
  if (customerId && visit.customerId && customerId !== visit.customerId) throw elsewhere(visit, 'customer');
}

function elsewhere({ number }: Visit, what: 'job' | 'customer'): DomainError {
  return DomainError.conflict(
    `TIMEKEEPING.OTHER_${what.toUpperCase()}`,
    `Work order ${number} belongs to another ${what}.`,
    { field: `${what}Id`, fix: `Leave the ${what} out, or name another work order.` },
  );
}

/** Where the organization says that only who was given a visit records on it. Throws `TIMEKEEPING.NOT_ASSIGNED`. */
export function requireAssigned({ number, assignments }: Visit, { contractorId }: WorkNamed): void {
  if (assignments.some((one) => one.contractorId === contractorId)) return;
  throw DomainError.conflict(
    'TIMEKEEPING.NOT_ASSIGNED',
    `Work order ${number} was not given to this contractor, so nothing can be recorded on it.`,
    { field: 'workOrderId', fix: 'Ask the dispatcher to assign it, or name the right work order.' },
  );
}
