import { api, got, idempotent, newKey, type schemas } from '#api-client';
import { type Rows, useMessages } from '#ui';
import { useList, useRead, useWrite } from '../../app/queries';
import { messages } from './messages';
import { nameIn, systemName } from './names';
import type { OperationStatus } from './states';

export type Connection = schemas['IntegrationAnswer'];
export type Run = schemas['RunAnswer'];
export type Status = schemas['StatusAnswer'];
export type Operation = schemas['OperationAnswer'] & { label: string | null };
export type Conflict = Omit<schemas['ConflictAnswer'], 'fields'> & { fields: readonly string[] };

export const INTEGRATIONS = '/api/v1/integrations';
export const STATUS = '/api/v1/integrations/{id}/status';
export const RUNS = '/api/v1/integrations/{id}/runs';
export const OPERATIONS = '/api/v1/integrations/{id}/operations';
export const CONFLICTS = '/api/v1/conflicts';
/** Conflicts, and writes that cannot go. */
export const WAITING = '/api/v1/sync-waiting';

export const nameOf = ({ companyName, system }: Connection): string => companyName ?? systemName(system);

/** Whether it fetches and sends now. */
export const isWorking = ({ status }: Connection): boolean => status === 'active' || status === 'degraded';

const SOON = 2;
const NOW_AND_THEN = 20;
const MOVING = ['planned', 'in_flight', 'uncertain'];

/** How many writes are in a state. */
export const countOf = (status: Pick<Status, 'operations'> | undefined, ...states: string[]): number =>
  states.reduce(
    (sum, state) => sum + Number((status?.operations as Record<string, number>)?.[state] ?? 0),
    0,
  );

export const isUnfinished = (run: Run | null | undefined): run is Run =>
  run?.status === 'queued' || run?.status === 'running';

/** One connection as it stands; asked for often while something moves, because no live event tells of single writes. */
export function useStatus(connection: Connection) {
  const { id } = connection;
  const calm = useRead(STATUS, undefined, { id, everySeconds: NOW_AND_THEN });
  const isMoving =
    isWorking(connection) && (isUnfinished(calm.data?.currentRun) || countOf(calm.data, ...MOVING) > 0);
  useRead(STATUS, undefined, { id, everySeconds: SOON, isOff: !isMoving });
  const { error, refetch } = calm;
  return { data: calm.data as Status | undefined, error, refetch };
}

/** Writes to one company's books, the newest first; all of them without a state. */
export function useOperations(
  connectionId: string | undefined,
  status?: OperationStatus | 'under_way',
): Rows<Operation> {
  const list = useList(OPERATIONS, { status }, { id: connectionId ?? '', isOff: connectionId === undefined });
  return list as unknown as Rows<Operation>;
}

/** What both sides changed and nobody has decided, of every connection. */
export function useConflicts(): Rows<Conflict> {
  return useList(CONFLICTS, { status: 'open' }) as unknown as Rows<Conflict>;
}

/** To the consent page of the accounting system; it leads back to Sync. */
export function useConnect() {
  return useWrite<{ system: string; connectionId?: string }, schemas['AuthorizeAnswer']>({
    send: ({ system, connectionId }) =>
      got(
        api.POST('/api/v1/integrations/{system}/authorize', {
          params: { path: { system } },
          body: { connectionId },
        }),
      ),
    refreshes: [],
    onDone: ({ url }) => location.assign(url),
  });
}

/** Everything that is done to one connection. */
export function useConnectionWrites(connection: Connection) {
  const t = useMessages(messages);
  const name = nameOf(connection);
  const path = { id: connection.id };
  const params = (key: string) => ({ path, header: idempotent(key) });
  const refreshes = [INTEGRATIONS, CONFLICTS, WAITING];
  const change = (paused: boolean, key: string) =>
    got(api.PATCH('/api/v1/integrations/{id}', { params: params(key), body: { paused } }));
  return {
    confirm: useWrite<void>({
      send: (_, key) => got(api.POST('/api/v1/integrations/{id}/confirm', { params: params(key) })),
      refreshes,
      said: () => t('firstSync'),
    }),
    sync: useWrite<'delta' | 'full', schemas['StartedAnswer']>({
      send: (kind, key) =>
        got(api.POST('/api/v1/integrations/{id}/sync', { params: params(key), body: { kind } })),
      refreshes,
      said: ({ alreadyRunning }) => t(alreadyRunning ? 'alreadyRunning' : 'started'),
    }),
    pause: useWrite<void>({
      send: (_, key) => change(true, key),
      undo: () => change(false, newKey()),
      refreshes,
      said: () => t('pausedNow', { name }),
    }),
    resume: useWrite<void>({
      send: (_, key) => change(false, key),
      refreshes,
      said: () => t('resumedNow', { name }),
    }),
    disconnect: useWrite<void>({
      send: (_, key) => got(api.DELETE('/api/v1/integrations/{id}', { params: params(key) })),
      refreshes,
      said: () => t('disconnected', { name }),
    }),
  };
}

export function useSyncAll() {
  const t = useMessages(messages);
  return useWrite<void>({
    send: (_, key) => got(api.POST('/api/v1/accounting/sync-all', { params: { header: idempotent(key) } })),
    refreshes: [INTEGRATIONS],
    said: () => t('started'),
  });
}

/** Puts one write back in line, or all that wait for a person. */
export function useRetry(connectionId: string) {
  const t = useMessages(messages);
  return useWrite<{ operationId?: string }, schemas['RetryAnswer']>({
    send: (body, key) =>
      got(
        api.POST('/api/v1/integrations/{id}/retry', {
          params: { path: { id: connectionId }, header: idempotent(key) },
          body,
        }),
      ),
    refreshes: [INTEGRATIONS, WAITING],
    said: ({ retried }) => t('retried', { count: retried }),
  });
}

export type Side = 'ours' | 'theirs';

export interface Decision {
  conflict: Conflict;
  choice: Side | 'fields';
  /** With the choice "fields": a side for each. */
  fields?: { field: string; side: Side }[];
  /** All that are alike with it. */
  alike?: boolean;
  name: string;
}

const SAID = { ours: 'resolvedOurs', theirs: 'resolvedTheirs', fields: 'resolvedFields' } as const;

export function useResolve() {
  const t = useMessages(messages);
  return useWrite<Decision, schemas['ResolvedAnswer']>({
    send: ({ conflict: { id }, choice, fields, alike }, key) =>
      got(
        api.POST('/api/v1/conflicts/{id}/resolve', {
          params: { path: { id }, header: idempotent(key) },
          body: { choice, fields, alike },
        }),
      ),
    refreshes: [WAITING, CONFLICTS, INTEGRATIONS, '/api/v1/customers', '/api/v1/invoices'],
    said: ({ resolved, left }, { conflict, choice, name }) => {
      if (conflict.kind === 'totals-differ') return t('resolvedSeen', { name });
      if (resolved === 1 && left === 0) return t(SAID[choice], { name });
      const many = t('resolvedMany', { count: resolved });
      return left === 0 ? many : `${many}. ${t('leftAlike', { count: left })}`;
    },
  });
}

/** What people call the record of a conflict; where it has no name, the kind of record. */
export const nameOfConflict = ({ ours, theirs, base }: Conflict): string | undefined =>
  nameIn(ours, theirs, base);
