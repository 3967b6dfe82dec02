import { DomainError, StateMachine } from '#kernel';

export const GATES = ['proof', 'customer'] as const;
/** `proof`: a drawing or sample is approved; `customer`: the customer says go. */
export type Gate = (typeof GATES)[number];
export type GateStatus = 'waiting' | 'approved' | 'rejected';
export type GateAction = 'approve' | 'reject' | 'ask';

/** An answer may be taken back by asking again, e.g. with a new proof. */
export const gateStates = new StateMachine<GateStatus, GateAction>('approval', 'waiting', {
  waiting: { approve: 'approved', reject: 'rejected', ask: 'waiting' },
  approved: { ask: 'waiting' },
  rejected: { approve: 'approved', ask: 'waiting' },
});

export interface GateView {
  gate: Gate;
  status: GateStatus;
  /** What was shown. */
  fileId: string | null;
  /** The person who decided, who may be the customer's. */
  decidedBy: string | null;
  reason: string | null;
  /** Who wrote it down. */
  recordedByName: string | null;
  /** ISO 8601, UTC. */
  decidedAt: string | null;
}

const WORDS: Record<Gate, string> = { proof: 'the proof', customer: "the customer's approval" };

/** Throws `JOBS.GATE_CLOSED` (conflict) while something that the job waits for is not approved. */
export function assertOpen(gates: readonly GateView[]): void {
  const closed = gates.filter(({ status }) => status !== 'approved');
  if (closed.length === 0) return;
  const rejected = closed.find(({ status }) => status === 'rejected');
  throw DomainError.conflict(
    'JOBS.GATE_CLOSED',
    rejected
      ? `This job cannot start: ${WORDS[rejected.gate]} was rejected (${rejected.reason}).`
      : `This job cannot start: it waits for ${closed.map(({ gate }) => WORDS[gate]).join(' and ')}.`,
    {
      fix: rejected ? 'Show a new one and ask again.' : 'Record the approval with the name of who gave it.',
      details: { gates: closed.map(({ gate, status }) => ({ gate, status })) },
    },
  );
}

export function noSuchGate(): DomainError {
  return DomainError.notFound('JOBS.NO_SUCH_GATE', 'This job does not ask for that approval.');
}
