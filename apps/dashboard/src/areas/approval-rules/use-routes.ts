import { api, got, idempotent, newKey } from '#api-client';
import { useFormat, useMessages } from '#ui';
import { useMe } from '../../app/me';
import { useRead, useWrite } from '../../app/queries';
import { type People, usePeople } from './people';
import { peopleMessages } from './people-messages';
import { routeMessages } from './route-messages';
import { inOrder, moveTo } from './route-order';
import type { Names, Route, Speech } from './route-words';

export const ROUTES = '/api/v1/approval-routes';

/** How a route is said in the language of the person. */
export function useSpeech(people: People): Speech {
  const t = useMessages(routeMessages);
  const role = useMessages(peopleMessages);
  const { amount, locale } = useFormat();
  const { currency } = useMe().organization;
  return {
    t,
    role: (one, form) => role(`${form}_${one}`),
    person: people.nameOf,
    amount: (value) => amount(value, currency),
    list: (parts, type) => new Intl.ListFormat(locale, { type }).format(parts),
  };
}

type Limited = Pick<Route, 'customerId' | 'contractorId' | 'jobId'>;

/** The names of what a route is limited to; undefined while they come. */
export function useNames({ customerId, contractorId, jobId }: Limited): Names | undefined {
  const t = useMessages(routeMessages);
  const options = (id: string | null | undefined) => ({ id: id ?? undefined, isOff: !id });
  const customer = useRead('/api/v1/customers/{id}', undefined, options(customerId));
  const contractor = useRead('/api/v1/contractors/{id}', undefined, options(contractorId));
  const job = useRead('/api/v1/jobs/{id}', undefined, options(jobId));
  if (customer.isLoading || contractor.isLoading || job.isLoading) return undefined;
  return {
    customer: customer.data?.displayName ?? t('gone'),
    contractor: contractor.data?.displayName ?? t('gone'),
    job: job.data?.name ?? t('gone'),
  };
}

const patch = ({ id, version }: Route, change: Partial<Route>, key: string) =>
  got(
    api.PATCH('/api/v1/approval-routes/{id}', {
      params: { path: { id }, header: idempotent(key) },
      body: { ...change, version },
    }),
  );

/** On or off at once, with the way back. */
export function useSwitchRoute() {
  const t = useMessages(routeMessages);
  return useWrite<Route, Route>({
    send: (route, key) => patch(route, { isOn: !route.isOn }, key),
    refreshes: [ROUTES],
    said: ({ name, isOn }) => t(isOn ? 'switchedOn' : 'switchedOff', { name }),
    undo: (after) => patch(after, { isOn: !after.isOn }, newKey()),
  });
}

/** Tries a route earlier or later. Those behind it make room first, from the last one on. */
export function useMoveRoute() {
  const t = useMessages(routeMessages);
  return useWrite<{ routes: readonly Route[]; from: number; to: number }>({
    send: async ({ routes, from, to }, key) => {
      const ordered = inOrder(routes);
      const placed = ordered.map(({ id, position = 0 }) => ({ id, position }));
      for (const { id, position } of moveTo(placed, from, to)) {
        const route = ordered.find((one) => one.id === id);
        if (route) await patch(route, { position }, `${key}-${id}`);
      }
    },
    refreshes: [ROUTES],
    said: (_answer, { routes, from, to }) =>
      t('moved', { name: inOrder(routes)[from]?.name ?? '', place: to + 1 }),
  });
}

export function useRemoveRoute(onDone: () => void) {
  const t = useMessages(routeMessages);
  return useWrite<Route>({
    send: ({ id }, key) =>
      got(
        api.DELETE('/api/v1/approval-routes/{id}', {
          params: { path: { id }, header: idempotent(key) },
        }),
      ),
    refreshes: [ROUTES],
    said: (_answer, { name }) => t('removed', { name }),
    onDone,
  });
}

/** Everything that the pages of routes need of people. */
export function useRouteSpeech() {
  const people = usePeople();
  return { people, speech: useSpeech(people) };
}
