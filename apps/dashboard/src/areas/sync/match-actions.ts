import { api, got, idempotent, type schemas } from '#api-client';
import { type Option, useMessages } from '#ui';
import { useRead, useWrite } from '../../app/queries';
import { matchMessages, reasonMessages } from './match-messages';
import { type Entry, PLANS, type Plan } from './plan-actions';

const COUNTS = '/api/v1/sync-plans/{id}/matches';

export type MatchCount = schemas['MatchCountAnswer'];
export type MatchKind = MatchCount['entity'];
export type Answer = schemas['MatchAnswerBody']['answer'];
export type Alike = schemas['MatchesAlikeBody']['answer'];

/**
 * Whether ours is sent as theirs, and neither follows the other: so are lists that each company keeps for itself. What is
 * not so is linked, record by record.
 */
const SENT_AS: Record<MatchKind, boolean> = {
  customer: false,
  vendor: false,
  item: false,
  'tax-code': true,
  account: true,
  term: true,
  'payment-method': true,
};

export const isMatchKind = (entity: string): entity is MatchKind => Object.hasOwn(SENT_AS, entity);
export const isSentAs = (entity: string): boolean => isMatchKind(entity) && SENT_AS[entity];

export interface Tally {
  total: number;
  same: number;
  different: number;
  open: number;
  sure: number;
}

export const tallyOf = (counts: readonly MatchCount[]): Tally => {
  const tally = { total: 0, same: 0, different: 0, open: 0, sure: 0 };
  for (const { same, different, open, sure } of counts) {
    tally.total += same + different + open;
    tally.same += same;
    tally.different += different;
    tally.open += open;
    tally.sure += sure;
  }
  return tally;
};

/** How many come in as one of ours. What is only sent as theirs comes in beside it. */
export const linkedOf = (counts: readonly MatchCount[]): number =>
  counts.filter(({ entity }) => !isSentAs(entity)).reduce((sum, { same }) => sum + same, 0);

/** How far the matches of a plan are decided, by kind; nothing of a plan that has none. */
export function useMatchCounts(plan: Plan | undefined) {
  const isAsked = plan?.direction === 'pull' && plan.readyAt !== null;
  return useRead(COUNTS, undefined, { id: plan?.id, isOff: !isAsked });
}

/** Says what one record there is; kept for the company, nothing is linked yet. */
export function useSay(plan: Plan, { entity, remoteId }: Pick<Entry, 'entity' | 'remoteId'>) {
  return useWrite<{ answer: Answer; recordId?: string }, unknown>({
    send: (said, key) => {
      const answers = [{ entity: entity as MatchKind, remoteId: remoteId ?? '', ...said }];
      const params = { path: { id: plan.id }, header: idempotent(key) };
      return got(api.PUT(COUNTS, { params, body: { answers } }));
    },
    refreshes: [PLANS],
  });
}

export function useSayAlike(plan: Plan) {
  return useWrite<{ answer: Alike; entity?: MatchKind }, unknown>({
    send: (body, key) => {
      const params = { path: { id: plan.id }, header: idempotent(key) };
      return got(api.POST('/api/v1/sync-plans/{id}/matches/alike', { params, body }));
    },
    refreshes: [PLANS],
  });
}

/** Ours that one record there may be, the likeliest first. */
export function useOurs(plan: Plan, { entity, remoteId }: Pick<Entry, 'entity' | 'remoteId'>) {
  const t = useMessages(matchMessages);
  const why = useReasons();
  return async (text: string, signal: AbortSignal): Promise<Option[]> => {
    const query = { entity: entity as MatchKind, remoteId: remoteId ?? '', q: text || undefined };
    const { items } = await got(
      api.GET('/api/v1/sync-plans/{id}/candidates', { params: { path: { id: plan.id }, query }, signal }),
    );
    return items.map(({ recordId, label, score, reasons, takenBy }) => ({
      id: recordId,
      label,
      detail: [takenBy !== null && t('taken'), score > 0 && t('sureTo', { score }), why(reasons)]
        .filter(Boolean)
        .join(' · '),
    }));
  };
}

/** Reasons in words; one that has none here yet keeps its own. */
export function useReasons(): (reasons: readonly string[]) => string {
  const w = useMessages(reasonMessages);
  return (reasons) =>
    reasons.map((one) => (one in reasonMessages ? w(one as keyof typeof reasonMessages) : one)).join(', ');
}
