import type { schemas } from '#api-client';
import type { Refusal } from '#ui';

export type JobRow = schemas['JobListRow'];
export type Job = schemas['JobAnswer'];
export type JobStatus = JobRow['status'];
export type JobAction =
  | 'plan'
  | 'start'
  | 'review'
  | 'return'
  | 'complete'
  | 'ship'
  | 'hold'
  | 'resume'
  | 'cancel';

export type Movable = Pick<Job, 'id' | 'number' | 'name' | 'status' | 'version'>;

/** What is said with a move; each route takes its own. */
export interface Words {
  reason?: string;
  overrideReason?: string;
  allDone?: boolean;
  shortReason?: string;
  reference?: string;
}

/** A move that asks for words, or was refused and says why. */
export interface OpenMove {
  job: Movable;
  action: JobAction;
  refusal?: Refusal;
}

/** What stays open once a move of a job has ended: the question of another job, with what was typed there. */
export const openAfter = (
  open: OpenMove | undefined,
  { id }: Pick<Movable, 'id'>,
  refused?: OpenMove,
): OpenMove | undefined => (open && open.job.id !== id ? open : refused);

/** Where each action leads, so that a board can say what a move will do. The server decides; a test compares both. */
export const MOVES: Record<JobStatus, Partial<Record<JobAction, JobStatus>>> = {
  created: { plan: 'planned', start: 'in_progress', hold: 'on_hold', cancel: 'cancelled' },
  planned: { start: 'in_progress', hold: 'on_hold', cancel: 'cancelled' },
  in_progress: { review: 'review', complete: 'completed', hold: 'on_hold', cancel: 'cancelled' },
  review: { return: 'in_progress', complete: 'completed', hold: 'on_hold', cancel: 'cancelled' },
  completed: { ship: 'shipped' },
  shipped: {},
  on_hold: { plan: 'planned', resume: 'in_progress', cancel: 'cancelled' },
  cancelled: {},
};

export const STATUSES = Object.keys(MOVES) as JobStatus[];

/** What one does to a job so that it gets from one state to the other. */
export function actionTo(from: JobStatus, to: JobStatus): JobAction | undefined {
  return actionsOf(from).find((action) => MOVES[from][action] === to);
}

/** Everything that may be done in a state, in the order of `MOVES`. */
export const actionsOf = (status: JobStatus): JobAction[] => Object.keys(MOVES[status]) as JobAction[];

/** What takes a move back, where a job may return to the state it came from. */
export function takenBackBy(from: JobStatus, action: JobAction): JobAction | undefined {
  const to = MOVES[from][action];
  return to && actionTo(to, from);
}

/** Why a job cannot go to a state: the key of a sentence. */
export function whyNot(from: JobStatus, to: JobStatus): WhyNot | undefined {
  if (from === to || actionTo(from, to)) return undefined;
  if (from === 'completed' || from === 'shipped' || from === 'cancelled') return 'notEnded';
  if (to === 'created') return 'notNew';
  if (to === 'shipped') return 'notCompleted';
  return to === 'planned' ? 'notBegun' : 'notStarted';
}

export type WhyNot = 'notEnded' | 'notNew' | 'notCompleted' | 'notBegun' | 'notStarted';

/** What is gone or given up keeps what it says. */
export const mayChange = (status: JobStatus): boolean => status !== 'shipped' && status !== 'cancelled';

/** A part of it can still become a job of its own. */
export const maySplit = (status: JobStatus): boolean => mayChange(status) && status !== 'completed';

/** Actions that ask for words before they are sent. */
export const NEEDS_WORDS: readonly JobAction[] = ['hold', 'return', 'cancel', 'ship'];

type Quantities = Pick<
  Job['lines'][number],
  'quantityOrdered' | 'quantityCompleted' | 'quantityShipped' | 'quantityInvoiced'
>;

export const isDone = ({ quantityCompleted, quantityOrdered }: Quantities): boolean =>
  Number(quantityCompleted) >= Number(quantityOrdered);

/** Whether an invoice could take something of a line now. */
export function isBillable(line: Quantities, basis: Job['billingBasis']): boolean {
  const ready = basis === 'shipped' ? line.quantityShipped : line.quantityCompleted;
  return Number(ready) > Number(line.quantityInvoiced);
}

/** What a job waits for: the only primary button of its page. */
export type NextStep = JobAction | 'progress' | 'bill';

export function nextStep({ status, lines, billingBasis }: Job, mayBill: boolean): NextStep | undefined {
  if (status === 'created' || status === 'planned') return 'start';
  if (status === 'on_hold') return 'resume';
  if (status === 'in_progress') return lines.every(isDone) ? 'complete' : 'progress';
  if (status === 'review') return 'complete';
  if (status === 'cancelled') return undefined;
  if (mayBill && lines.some((line) => isBillable(line, billingBasis))) return 'bill';
  return status === 'completed' && billingBasis === 'shipped' ? 'ship' : undefined;
}
