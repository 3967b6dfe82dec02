import { useCallback, useState } from 'react';
import { api, got, idempotent, newKey, type schemas } from '#api-client';
import { useFormat, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { useWrite } from '../../app/queries';
import { messages } from './messages';
import { mayMove, type Plan, planned, planOf, type Visit } from './plan';

export const VISITS = '/api/v1/work-orders';

type Answer = schemas['WorkOrderAnswer'];

interface Wish {
  visit: Visit;
  plan: Plan;
}

/** Who goes and when, in one request. */
export const sendPlan = (id: string, version: number, plan: Plan, key: string): Promise<Answer> =>
  got(
    api.POST('/api/v1/work-orders/{id}/plan', {
      params: { path: { id }, header: idempotent(key) },
      body: { version, ...plan },
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
  const [expected, setExpected] = useState<Readonly<Record<string, Plan | undefined>>>({});
  const write = useWrite<Wish, Answer>({
    send: ({ visit: { id, version }, plan }, key) => sendPlan(id, version, plan, key),
    refreshes: [VISITS],
    said: (after) => t('moved', { number: after.number, ...words(planOf(after)) }),
    undo: ({ id, version }, { visit }) => sendPlan(id, version, planOf(visit), newKey()),
  });
  const move = (visit: Visit, plan: Plan) => {
    const expect = (next: Plan | undefined) => setExpected((before) => ({ ...before, [visit.id]: next }));
    expect(plan);
    // The refusal is said by the write itself.
    void write.mutateAsync({ visit, plan }).then(
      () => expect(undefined),
      () => expect(undefined),
    );
  };
  return {
    mayPlan: mayWrite,
    mayMove: (visit: Visit) => mayWrite && mayMove(visit),
    /** As it will be once the server agrees. */
    shown: (visit: Visit): Visit => {
      const plan = expected[visit.id];
      return plan ? planned(visit, plan, nameOf) : visit;
    },
    move,
  };
}

export type Plans = ReturnType<typeof usePlans>;
