import { useMemo } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { type Rows, useGo } from '#ui';
import { useList, useRead, useWrite } from '../../app/queries';
import type { EffectCounts, Entry } from './plan-actions';

export const UNDOINGS = '/api/v1/sync-rollbacks';
const UNDOING = '/api/v1/sync-rollbacks/{id}';
const ENTRIES = '/api/v1/sync-rollbacks/{id}/entries';

export type Undoing = Omit<schemas['RollbackAnswer'], 'counts'> & {
  counts: Record<string, EffectCounts>;
};

const SOON = 1;

/** What undoing would do, or did; asked for often while a worker is at it. */
export function useUndoing(id: string) {
  const calm = useRead(UNDOING, undefined, { id });
  const answer = calm.data;
  useRead(UNDOING, undefined, { id, everySeconds: SOON, isOff: answer?.status !== 'applying' });
  const undoing = answer && { ...answer, counts: filled(answer.counts) };
  return { undoing: undoing as Undoing | undefined, error: calm.error, refetch: calm.refetch };
}

/** Nothing is made by undoing, so that some figures of a plan are none here. */
function filled(counts: object): Record<string, EffectCounts> {
  const none = { created: 0, unchanged: 0, matched: 0, conflicts: 0 };
  return Object.fromEntries(
    Object.entries(counts as Record<string, Pick<EffectCounts, 'changed' | 'removed' | 'skipped'>>).map(
      ([entity, told]) => [entity, { ...none, ...told }],
    ),
  );
}

/** As the entries of a plan. What was written since is told by the reason; nobody has anything to decide. */
export function useUndoEntries(id: string, query: { entity?: string; effect?: string }): Rows<Entry> {
  const list = useList(ENTRIES, query as never, { id }) as unknown as Rows<Entry>;
  const rows = useMemo(() => list.rows?.map(withoutQuestions), [list.rows]);
  return { ...list, rows };
}

const withoutQuestions = (row: Entry): Entry => ({
  ...row,
  isConflict: false,
  fields: row.fields.map((field) => ({ ...field, conflict: false })),
});

/** Works out what undoing a run would do, and opens it. */
export function useUndoRun(connectionId: string) {
  const go = useGo();
  return useWrite<string, schemas['RollbackAnswer']>({
    send: (runId, key) => {
      const params = { path: { id: connectionId, runId }, header: idempotent(key) };
      return got(api.POST('/api/v1/integrations/{id}/runs/{runId}/rollback', { params }));
    },
    refreshes: [],
    onDone: ({ id }) => go(`/sync/undo/${id}`),
  });
}

/** The same for writes of ours. */
export function useUndoWrites(connectionId: string) {
  const go = useGo();
  return useWrite<readonly string[], schemas['RollbackAnswer']>({
    send: (operationIds, key) =>
      got(
        api.POST('/api/v1/integrations/{id}/operations/rollback', {
          params: { path: { id: connectionId }, header: idempotent(key) },
          body: { operationIds: [...operationIds] },
        }),
      ),
    refreshes: [],
    onDone: ({ id }) => go(`/sync/undo/${id}`),
  });
}

export function useUndo({ id, hash }: Undoing) {
  return useWrite<void, unknown>({
    send: (_, key) =>
      got(
        api.POST('/api/v1/sync-rollbacks/{id}/apply', {
          params: { path: { id }, header: idempotent(key) },
          body: { hash },
        }),
      ),
    refreshes: [UNDOINGS],
    isQuiet: true,
  });
}
