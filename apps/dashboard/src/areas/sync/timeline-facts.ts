import type { Change, RecordConflict, RecordHistory, Writer } from './record-history';

/** One moment in the life of a record. */
export type Moment =
  | { kind: 'made'; id: string; at: string; maker: Writer }
  | { kind: 'change'; id: string; at: string; change: Change }
  | { kind: 'opened'; id: string; at: string; conflict: RecordConflict }
  | { kind: 'decided'; id: string; at: string; conflict: RecordConflict; change: Change | undefined };

/**
 * What happened, the newest first. While older changes are not read yet, nothing older than the oldest of them is told: it
 * would stand in the wrong place. What a decision wrote here is told with the decision.
 */
export function momentsOf({ changes, makers, conflicts }: RecordHistory, hasMore: boolean): Moment[] {
  const decided = new Map(conflicts.filter(({ resolvedAt }) => resolvedAt).map((one) => [one.id, one]));
  const isTold = ({ conflictId }: Change) => conflictId !== null && decided.has(conflictId);
  const since = hasMore ? (changes.at(-1)?.at ?? '') : '';
  const all: Moment[] = [
    ...changes
      .filter((change) => !isTold(change))
      .map((change): Moment => ({ kind: 'change', id: change.id, at: change.at, change })),
    // What a write made there is a change of its own.
    ...makers
      .filter(({ side }) => side === 'here')
      .map((maker): Moment => ({ kind: 'made', id: `made-${maker.runId}`, at: maker.at, maker })),
    ...conflicts.map((conflict): Moment => {
      const { id, createdAt } = conflict;
      return { kind: 'opened', id: `opened-${id}`, at: createdAt, conflict };
    }),
    ...[...decided.values()].map((conflict): Moment => {
      const { id, createdAt, resolvedAt } = conflict;
      const change = changes.find(({ conflictId }) => conflictId === id);
      return { kind: 'decided', id: `decided-${id}`, at: resolvedAt ?? createdAt, conflict, change };
    }),
  ];
  return all.filter(({ at }) => at >= since).sort((one, other) => (one.at < other.at ? 1 : -1));
}
