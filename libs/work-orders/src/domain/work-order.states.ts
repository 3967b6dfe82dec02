import { StateMachine } from '#kernel';

export type WorkOrderStatus =
  | 'unassigned'
  | 'assigned'
  | 'acknowledged'
  | 'en_route'
  | 'started'
  | 'paused'
  | 'done'
  | 'declined'
  | 'cancelled';

export type WorkOrderAction =
  | 'assign'
  | 'unassign'
  | 'acknowledge'
  | 'decline'
  | 'depart'
  | 'start'
  | 'pause'
  | 'resume'
  | 'finish'
  | 'cancel';

/** Who is at the door may start at once: starting says more than acknowledging, and a phone may have been offline. */
export const workOrderStates = new StateMachine<WorkOrderStatus, WorkOrderAction>(
  'work order',
  'unassigned',
  {
    unassigned: { assign: 'assigned', cancel: 'cancelled' },
    assigned: {
      assign: 'assigned',
      unassign: 'unassigned',
      acknowledge: 'acknowledged',
      decline: 'declined',
      start: 'started',
      cancel: 'cancelled',
    },
    acknowledged: {
      assign: 'assigned',
      unassign: 'unassigned',
      decline: 'declined',
      depart: 'en_route',
      start: 'started',
      cancel: 'cancelled',
    },
    en_route: { start: 'started', decline: 'declined', cancel: 'cancelled' },
    started: { pause: 'paused', finish: 'done', cancel: 'cancelled' },
    paused: { resume: 'started', finish: 'done', cancel: 'cancelled' },
    declined: { assign: 'assigned', unassign: 'unassigned', cancel: 'cancelled' },
    done: {},
    cancelled: {},
  },
);

/** Where an assigned visit is once these are who goes: acknowledged when each of them has seen it already. */
export function standingOf(
  status: WorkOrderStatus,
  going: readonly { acknowledgedAt: string | null }[],
): WorkOrderStatus {
  const isSeen = going.length > 0 && going.every(({ acknowledgedAt }) => acknowledgedAt !== null);
  return status === 'assigned' && isSeen ? workOrderStates.next(status, 'acknowledge') : status;
}

/** The states in which an order may still be told otherwise by whoever sent it. */
export const OPEN_STATUSES: readonly WorkOrderStatus[] = [
  'unassigned',
  'assigned',
  'acknowledged',
  'declined',
];
