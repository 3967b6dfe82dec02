/** As long as a message with an undo stays. */
const USUAL_SECONDS = 10;

/**
 * For how many seconds an undo is offered beside what was just done: as long as it is possible, ten at most, 0 where it is
 * not. The clock of this device may be wrong, so a time that is over just after it was told is taken for possible.
 */
export function secondsToUndo(until: string | null | undefined, now = Date.now()): number {
  if (!until) return 0;
  const left = Math.floor((Date.parse(until) - now) / 1000);
  return left > 0 ? Math.min(USUAL_SECONDS, left) : USUAL_SECONDS;
}
