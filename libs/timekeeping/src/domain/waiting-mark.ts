import { createHash } from 'node:crypto';
import { DomainError } from '#kernel';

/** Stands for exactly these entries as they are: one more, one less or one that changed has another mark. Null for none. */
export function waitingMark(entries: readonly { id: string; version: number }[]): string | null {
  if (entries.length === 0) return null;
  const lines = entries.map(({ id, version }) => `${id} ${version}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

export function weekChanged(): DomainError {
  return DomainError.conflict(
    'TIMEKEEPING.WEEK_CHANGED',
    'Time of this week was handed in, changed or decided after you looked at it.',
    { field: 'seen', fix: 'Look at the week again, then approve it.' },
  );
}
