import { StateMachine } from '#kernel';

export const ALERT_STATUSES = ['open', 'escalated', 'acknowledged', 'resolved'] as const;
export type AlertStatus = (typeof ALERT_STATUSES)[number];
export type AlertAction = 'escalate' | 'acknowledge' | 'resolve';

/** escalated: nobody took it up, and more people were told. acknowledged: somebody has; it still ends by itself. */
export const alertStates = new StateMachine<AlertStatus, AlertAction>('alert', 'open', {
  open: { escalate: 'escalated', acknowledge: 'acknowledged', resolve: 'resolved' },
  escalated: { acknowledge: 'acknowledged', resolve: 'resolved' },
  acknowledged: { resolve: 'resolved' },
  resolved: {},
});
