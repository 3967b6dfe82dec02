/** How many steps an axis has at most, as near as round figures come to it. */
const STEPS = 4;

/** Round whole figures for an axis that covers all of `figures` and zero. */
export function ticksOf(figures: readonly number[]): number[] {
  const [least, most] = [Math.min(0, ...figures), Math.max(0, ...figures)];
  const step = roundUp(Math.max(1, (most - least) / STEPS));
  const [first, last] = [Math.floor(least / step), Math.max(1, Math.ceil(most / step))];
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** To 1, 2, 2.5, 5 or 10 of its order. */
function roundUp(figure: number): number {
  const order = 10 ** Math.floor(Math.log10(figure));
  const rounds = [1, 2, 2.5, 5, 10].map((part) => part * order).filter(Number.isInteger);
  return rounds.find((round) => round >= figure) ?? 10 * order;
}
