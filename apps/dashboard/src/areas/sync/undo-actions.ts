import { useMemo } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { type Rows, useGo } from '#ui';
import { useList, useRead, useWrite } from '../../app/queries';
import type { EffectCounts, Entry } from './plan-actions';
import { unsettledOf, type Writes } from './writes-told';

export const UNDOINGS = '/api/v1/sync-rollbacks';
const UNDOING = '/api/v1/sync-rollbacks/{id}';
const ENTRIES = '/api/v1/sync-rollbacks/{id}/entries';

export type Undoing = Omit<schemas['RollbackAnswer'], 'counts'> & {
  counts: Record<string, EffectCounts>;
};

/** What became of one record, beside what was shown of it. */
export type UndoEntry = Entry & Pick<schemas['UndoEntryAnswer'], 'status' | 'operationStatus'>;

interface Outcome {
  done: number;
  left: number;
  writes?: Writes;
}

const SOON = 1;
const LATER = 5;

/** What became of it; nothing before it is done. */
export const outcomeOf = ({ outcome }: Pick<Undoing, 'outcome'>): Outcome | null => outcome as Outcome | null;

/** Writes of it that are still on their way. */
export const onTheWay = (undoing: Pick<Undoing, 'outcome'>): number =>
  unsettledOf(outcomeOf(undoing)?.writes ?? {});

/** What undoing would do, or did; asked for often while a worker is at it. */
export function useUndoing(id: string) {
  const calm = useRead(UNDOING, undefined, { id });
  const answer = calm.data;
  const isWorked = answer?.status === 'applying';
  const isSent = answer !== undefined && onTheWay(answer as Undoing) > 0;
  useRead(UNDOING, undefined, { id, everySeconds: isWorked ? SOON : LATER, isOff: !isWorked && !isSent });
  const undoing = answer && { ...answer, counts: filled(answer.counts) };
  const { error, dataUpdatedAt, refetch } = calm;
  const read = { data: undoing, error, dataUpdatedAt, refetch };
  return { undoing: undoing as Undoing | undefined, error, refetch, read };
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
export function useUndoEntries(id: string, query: { entity?: string; effect?: string }): Rows<UndoEntry> {
  const list = useList(ENTRIES, query as never, { id }) as unknown as Rows<UndoEntry>;
  const rows = useMemo(() => list.rows?.map(withoutQuestions), [list.rows]);
  return { ...list, rows };
}

const withoutQuestions = (row: UndoEntry): UndoEntry => ({
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
