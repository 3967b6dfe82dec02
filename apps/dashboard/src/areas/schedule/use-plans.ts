import { useCallback } from 'react';
import { api, got, idempotent, newKey, type schemas } from '#api-client';
import { useFormat, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { useWrite } from '../../app/queries';
import { useInTurn } from '../../app/use-in-turn';
import { messages } from './messages';
import { changeOf, mayMove, type Plan, planned, planOf, type Visit } from './plan';

export const VISITS = '/api/v1/work-orders';

type Answer = schemas['WorkOrderAnswer'];

/** A visit as it stands before the plan. */
type Planned = Pick<Visit, 'id' | 'version' | 'assignments' | 'scheduledStart' | 'scheduledEnd'>;

interface Wish {
  visit: Visit;
  plan: Plan;
}

/** Who goes and when, in one request. */
export const sendPlan = (visit: Planned, plan: Plan, key: string): Promise<Answer> =>
  got(
    api.POST('/api/v1/work-orders/{id}/plan', {
      params: { path: { id: visit.id }, header: idempotent(key) },
      body: { version: visit.version, ...changeOf(visit, plan) },
    }),
  );

/** How a plan is told: who, and when. */
export function usePlanWords(nameOf: (id: string) => string) {
  const t = useMessages(messages);
  const { instant } = useFormat();
  return useCallback(
    ({ contractorIds, scheduledStart }: Plan) => ({
      who: contractorIds.map(nameOf).join(', ') || t('nobody'),
      when: scheduledStart ? instant(scheduledStart) : t('noTime'),
    }),
    [t, instant, nameOf],
  );
}

/** Moves visits: shown at once, put back when refused, taken back for ten seconds. */
export function usePlans(nameOf: (id: string) => string) {
  const t = useMessages(messages);
  const words = usePlanWords(nameOf);
  const mayWrite = useMay('work-orders.write');
  const { add, expectedOf } = useInTurn<Plan>();
  const write = useWrite<Wish, Answer>({
    send: ({ visit, plan }, key) => sendPlan(visit, plan, key),
    refreshes: [VISITS],
    said: (after) => t('moved', { number: after.number, ...words(planOf(after)) }),
    undo: (after, { visit }) => sendPlan(after, planOf(visit), newKey()),
  });
  const move = (visit: Visit, plan: Plan) =>
    // The refusal is said by the write itself.
    void add(visit, plan, (version) => write.mutateAsync({ visit: { ...visit, version }, plan })).catch(
      () => undefined,
    );
  const shown = useCallback(
    (visit: Visit): Visit => {
      const plan = expectedOf(visit.id);
      return plan ? planned(visit, plan, nameOf) : visit;
    },
    [expectedOf, nameOf],
  );
  return {
    mayPlan: mayWrite,
    mayMove: (visit: Visit) => mayWrite && mayMove(visit),
    /** As it will be once the server agrees. */
    shown,
    move,
  };
}

export type Plans = ReturnType<typeof usePlans>;
