import { TriangleAlert } from 'lucide-react';
import { useMessages } from '#ui';
import { useConflictText } from './conflicts';
import { messages } from './messages';
import { conflictsOf, planned } from './plan';
import type { BoardData } from './use-board';
import { usePlanWords } from './use-plans';

/** What dropping the visit in the hand would do, and what speaks against it, before it is done; else how it is moved. */
export function HeldBar({ board }: { board: BoardData }) {
  const t = useMessages(messages);
  const text = useConflictText();
  const words = usePlanWords(board.nameOf);
  const { held, plan, hintId } = board.hold;
  const against = held && plan ? conflictsOf(planned(held.visit, plan, board.nameOf), board).map(text) : [];
  return (
    <div className="min-h-5 text-sm">
      <p id={hintId} className={held || !board.plans.mayPlan ? 'sr-only' : 'text-faint'}>
        {t(board.plans.mayPlan ? 'moveHint' : 'openHint')}
      </p>
      <p role="status" className="flex flex-wrap items-center gap-x-3">
        {held && plan && (
          <span className="font-medium">{t('goesTo', { number: held.visit.number, ...words(plan) })}</span>
        )}
        {against.map((sentence) => (
          <span key={sentence} className="inline-flex items-center gap-1 text-attention">
            <TriangleAlert className="size-4 shrink-0" aria-hidden />
            {sentence}
          </span>
        ))}
      </p>
    </div>
  );
}
