import { TriangleAlert } from 'lucide-react';
import { useCallback } from 'react';
import { useFormat, useMessages } from '#ui';
import { conflictMessages } from './messages';
import type { Conflict } from './plan';

/** A conflict in a sentence. */
export function useConflictText(): (conflict: Conflict) => string {
  const t = useMessages(conflictMessages);
  const { day } = useFormat();
  return useCallback(
    (conflict) => {
      if (conflict.kind === 'overlap') return t('overlap', conflict);
      if (conflict.kind === 'afterDue') return t('afterDue', { job: conflict.job, day: day(conflict.due) });
      return t('paper', { paper: t(conflict.paper), who: conflict.who, day: day(conflict.expiresOn) });
    },
    [t, day],
  );
}

/** What speaks against a visit, one sentence each. */
export function ConflictList({ conflicts }: { conflicts: readonly Conflict[] }) {
  const text = useConflictText();
  if (conflicts.length === 0) return null;
  return (
    <ul className="space-y-1 rounded-md bg-attention-soft px-3 py-2 text-attention text-sm">
      {conflicts.map((conflict) => (
        <li key={text(conflict)} className="flex items-start gap-1.5">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {text(conflict)}
        </li>
      ))}
    </ul>
  );
}
