import { type Period, partsOf, type Unit } from './period.js';
import type { Column } from './shape.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The column of one part of a period. */
export function timeColumn(part: Period, unit: Unit): Column {
  const title = titleOf(part, unit);
  return {
    ColTitle: title,
    ColType: 'Money',
    MetaData: [
      { Name: 'StartDate', Value: part.start },
      { Name: 'EndDate', Value: part.end },
      { Name: 'ColKey', Value: title },
    ],
  };
}

/** `Sep 2026`, and `Sep 10 - 30, 2026` for a part that is cut off. */
function titleOf(part: Period, unit: Unit): string {
  const [from, to] = [readable(part.start), readable(part.end)];
  const isWhole = partsOf(
    { start: `${part.start.slice(0, 4)}-01-01`, end: `${part.end.slice(0, 4)}-12-31` },
    unit,
  ).some(({ start, end }) => start === part.start && end === part.end);
  if (unit === 'Days') return `${from.month} ${from.day}, ${from.year}`;
  if (unit === 'Month' && isWhole) return `${from.month} ${from.year}`;
  if (unit !== 'Week' && isWhole) return `${from.month} - ${to.month}, ${to.year}`;
  const end = from.month === to.month ? to.day : `${to.month} ${to.day}`;
  return `${from.month} ${from.day} - ${end}, ${to.year}`;
}

function readable(date: string): { year: string; month: string; day: number } {
  return {
    year: date.slice(0, 4),
    month: MONTHS[Number(date.slice(5, 7)) - 1] ?? '',
    day: Number(date.slice(8)),
  };
}
