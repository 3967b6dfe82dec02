import { StateMachine } from '#kernel';

export const CONNECTION_STATUSES = [
  'pending',
  'active',
  'degraded',
  'needs_reauthorization',
  'paused',
  'disconnected',
] as const;
export type ConnectionStatus = (typeof CONNECTION_STATUSES)[number];
export type ConnectionAction =
  | 'confirm'
  | 'degrade'
  | 'recover'
  | 'lose_grant'
  | 'reauthorize'
  | 'pause'
  | 'resume'
  | 'disconnect';

/** pending: linked, the person has not confirmed the company yet. degraded: calls fail, work waits and is tried again. */
export const connectionStates = new StateMachine<ConnectionStatus, ConnectionAction>(
  'connection',
  'pending',
  {
    pending: {
      confirm: 'active',
      lose_grant: 'needs_reauthorization',
      reauthorize: 'pending',
      disconnect: 'disconnected',
    },
    active: {
      degrade: 'degraded',
      recover: 'active',
      lose_grant: 'needs_reauthorization',
      reauthorize: 'active',
      pause: 'paused',
      disconnect: 'disconnected',
    },
    degraded: {
      degrade: 'degraded',
      recover: 'active',
      lose_grant: 'needs_reauthorization',
      reauthorize: 'active',
      pause: 'paused',
      disconnect: 'disconnected',
    },
    needs_reauthorization: {
      lose_grant: 'needs_reauthorization',
      reauthorize: 'active',
      disconnect: 'disconnected',
    },
    paused: {
      resume: 'active',
      lose_grant: 'needs_reauthorization',
      reauthorize: 'paused',
      disconnect: 'disconnected',
    },
    disconnected: {},
  },
);
