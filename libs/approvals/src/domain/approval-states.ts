import { StateMachine } from '#kernel';

export type ApprovalStatus = 'waiting' | 'granted' | 'released' | 'rejected' | 'withdrawn';
export type ApprovalAction = 'advance' | 'grant' | 'undo' | 'release' | 'reject' | 'withdraw';

/** `granted` is approved, and may still be undone: nothing has left. `withdrawn` is what a voided invoice leaves. */
export const approvalStates = new StateMachine<ApprovalStatus, ApprovalAction>('approval', 'waiting', {
  waiting: { advance: 'waiting', grant: 'granted', reject: 'rejected', withdraw: 'withdrawn' },
  granted: { undo: 'waiting', release: 'released', withdraw: 'withdrawn' },
  released: {},
  rejected: {},
  withdrawn: {},
});
