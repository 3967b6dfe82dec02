import type { Habit } from './usual-answers.repository.js';
import type { WaitAnswer } from './wait-kinds.js';
import type { Evidence } from './waiting-evidence.js';

/** So often in a row it was answered alike before it is suggested, as with conflicts. */
const TIMES = 3;

/** An answer that people gave the last times, ready to be given again. */
export interface UsualAnswer {
  answer: WaitAnswer;
  /** Of "same-record": the one record there that it can be. */
  remoteId: string | null;
  times: number;
}

/** Answers that say all by themselves. A new name and a successor differ from record to record. */
const COMPLETE: readonly WaitAnswer[] = ['theirs', 'reactivate', 'leave-out'];

/** Sending again decides nothing: whoever does it has mended something, or hopes. */
export function isHabit(answer: WaitAnswer): boolean {
  return answer !== 'retry';
}

/** What is suggested of a write, as far as it can be answered so: null where people did not agree, or not often enough. */
export function usualAnswer(
  habit: Habit | undefined,
  { answers, candidates }: Pick<Evidence, 'answers' | 'candidates'>,
): UsualAnswer | null {
  if (!habit || habit.times < TIMES || !answers.includes(habit.answer)) return null;
  if (COMPLETE.includes(habit.answer)) return { ...habit, remoteId: null };
  if (habit.answer !== 'same-record') return null;
  const [only, ...others] = candidates.filter(({ isSameKind }) => isSameKind);
  return only && others.length === 0 ? { ...habit, remoteId: only.remoteId } : null;
}
