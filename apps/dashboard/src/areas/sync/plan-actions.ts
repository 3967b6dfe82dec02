import { api, got, idempotent, type schemas } from '#api-client';
import { type Rows, useGo } from '#ui';
import { useList, useRead, useWrite } from '../../app/queries';
import { CONFLICTS, type Connection, INTEGRATIONS, WAITING } from './actions';
import { unsettledOf, type Writes } from './writes-told';

export const PLANS = '/api/v1/sync-plans';
const PLAN = '/api/v1/sync-plans/{id}';
const ENTRIES = '/api/v1/sync-plans/{id}/entries';

/** What would become of the records of one kind. */
export type EffectCounts = schemas['EffectCountsAnswer'];
export type Plan = schemas['PlanAnswer'];
export type PlannedField = schemas['PlannedFieldAnswer'];
export type Entry = Omit<schemas['EntryAnswer'], 'names' | 'fields'> & {
  /** What the records are called that the fields name. */
  names: Record<string, string>;
  fields: readonly PlannedField[];
};
export type Effect = Entry['effect'];

/** What a person asks to look at: what would come in, or what would be sent. */
export type Look = { direction: 'pull'; kind: 'delta' | 'full' } | { direction: 'push' };

const SOON = 1;
const LATER = 5;

/** Where the writes of a plan stand; none of a plan of what comes in. */
export const writesOfPlan = ({ direction, outcome }: Plan): Writes =>
  direction === 'push' ? ((outcome ?? {}) as Writes) : {};

export const isMoving = (plan: Plan | undefined): boolean =>
  plan?.status === 'planning' || plan?.status === 'applying';

/** A plan as it stands; asked for often while it is worked out or applied, because no live event tells of it. */
export function usePlan(id: string, { isOff = false }: { isOff?: boolean } = {}) {
  const calm = useRead(PLAN, undefined, { id, isOff });
  const plan = calm.data;
  const isWorked = isMoving(plan);
  const isSent = plan?.status === 'applied' && unsettledOf(writesOfPlan(plan)) > 0;
  useRead(PLAN, undefined, { id, everySeconds: isWorked ? SOON : LATER, isOff: !isWorked && !isSent });
  const { error, dataUpdatedAt, refetch } = calm;
  return { plan, error, refetch, read: { data: plan, error, dataUpdatedAt, refetch } };
}

export function useEntries(
  id: string,
  query: { entity?: string; effect?: string; matched?: boolean },
  isOff?: boolean,
): Rows<Entry> {
  return useList(ENTRIES, query as never, { id, isOff }) as unknown as Rows<Entry>;
}

/**
 * Works a plan out and opens it; what it is to begin with, such as a choice to be saved, goes before. Of a company that is being
 * set up (`inSetup`) it is shown among the steps.
 */
export function useLook(connectionId: string, { inSetup }: { inSetup?: boolean } = {}) {
  const go = useGo();
  return useWrite<Look & { before?: () => Promise<unknown> }, schemas['PlanAnswer']>({
    send: async ({ before, ...body }, key) => {
      await before?.();
      const params = { path: { id: connectionId }, header: idempotent(key) };
      return got(api.POST('/api/v1/integrations/{id}/plans', { params, body }));
    },
    refreshes: [INTEGRATIONS, PLANS],
    onDone: ({ id }) => go(inSetup ? `${setupAddress(connectionId)}&step=match` : `/sync/plans/${id}`),
  });
}

/** The steps from no connection to the first invoice, for one company. */
export const setupAddress = (connectionId: string): string => `/sync/connect?connection=${connectionId}`;

/** The same question again, for a plan that is no longer good. */
export const lookOf = ({ direction, kind, entity, recordId }: Plan): Look =>
  direction === 'pull'
    ? { direction, kind: kind === 'full' ? 'full' : 'delta' }
    : ({ direction, ...(entity && recordId && { entity, recordId }) } as Look);

/** Whether its company waits for somebody to say that it is hers. */
export const isFirst = (plan: Plan, connection: Connection | undefined): boolean =>
  plan.kind === 'full' && connection?.status === 'pending';

/** Does what the plan says; of a company that waits for it, this is the confirmation. */
export function useApply(plan: Plan, connection: Connection | undefined) {
  return useWrite<void, unknown>({
    send: (_, key) => {
      const init = {
        params: { path: { id: plan.id }, header: idempotent(key) },
        // What is the same on both sides was decided before, and is kept for the company.
        body: { hash: plan.hash ?? '' },
      };
      return isFirst(plan, connection)
        ? got(api.POST('/api/v1/sync-plans/{id}/confirm', init))
        : got(api.POST('/api/v1/sync-plans/{id}/apply', init));
    },
    refreshes: [PLANS, INTEGRATIONS, CONFLICTS, WAITING],
    isQuiet: true,
  });
}
