import { api, got, idempotent, type schemas } from '#api-client';
import { type Rows, useMessages } from '#ui';
import { EVERY_MINUTE, useList, useRead, useWrite } from '../../app/queries';
import { CONFLICTS, type Conflict, INTEGRATIONS, WAITING } from './actions';
import { useNames } from './names';
import { waitingMessages } from './waiting-messages';

type Answered = schemas['WaitingAnswer'];

/** Something that waits for a person; lists of words come as they are. */
export type Waits = Omit<Answered, 'fields' | 'answers' | 'candidates' | 'usual'> & {
  fields: readonly string[];
  answers: readonly WaitAnswer[];
  candidates: readonly Candidate[];
  /** What people answered to writes of its cause the last times. */
  usual: { answer: WaitAnswer; remoteId: string | null; times: number } | null;
};
export type Candidate = Omit<schemas['WaitingCandidateAnswer'], 'reasons'> & { reasons: readonly string[] };
export type Named = schemas['WaitingReferenceAnswer'];
export type WaitAnswer = schemas['DecideBody']['answer'];
export type WriteKind = Exclude<Waits['kind'], Conflict['kind']>;

/** A write that cannot go. */
export type WaitingWrite = Waits & { kind: WriteKind; recordId: string };

const CONFLICT_KINDS: readonly string[] = ['both-changed', 'deleted-there', 'deleted-here', 'totals-differ'];

export const isWrite = (one: Waits): one is WaitingWrite => !CONFLICT_KINDS.includes(one.kind);

/** The same as the conflict that it is. */
export const conflictOf = (one: Waits): Conflict =>
  ({ ...one, status: 'open', createdAt: one.since }) as unknown as Conflict;

/** Everything that waits, of one connection or of all, the newest first. */
export function useWaiting(connectionId?: string): Rows<Waits> {
  return useList(WAITING, { connectionId }, EVERY_MINUTE) as unknown as Rows<Waits>;
}

/** How long that list is. */
export const useWaitingCounts = () => useRead(`${WAITING}/counts`, undefined, EVERY_MINUTE);

export interface WriteDecision {
  wait: WaitingWrite;
  answer: WaitAnswer;
  remoteId?: string;
  name?: string;
  recordId?: string;
  alike?: boolean;
}

const SAID = {
  retry: 'saidRetry',
  theirs: 'saidTheirs',
  'same-record': 'saidSame',
  'new-name': 'saidName',
  reactivate: 'saidReactivate',
  successor: 'saidSuccessor',
  'leave-out': 'saidLeftOut',
} as const;

export function useDecide() {
  const t = useMessages(waitingMessages);
  const names = useNames();
  return useWrite<WriteDecision, schemas['DecidedAnswer']>({
    send: ({ wait: { id }, ...body }, key) =>
      got(
        api.POST('/api/v1/sync-waiting/{id}/decide', {
          params: { path: { id }, header: idempotent(key) },
          body,
        }),
      ),
    refreshes: [WAITING, CONFLICTS, INTEGRATIONS, '/api/v1/customers', '/api/v1/invoices'],
    said: ({ decided, left }, { wait, answer }) => {
      const name = wait.label ?? names.entity(wait.entity);
      if (decided === 1 && left === 0) return t(SAID[answer as keyof typeof SAID], { name });
      const many = t('saidMany', { count: decided });
      return left === 0 ? many : `${many}. ${t('saidLeft', { count: left })}`;
    },
  });
}
