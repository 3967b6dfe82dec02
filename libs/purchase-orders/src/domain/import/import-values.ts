import { isLocalDate, ungrouped } from '#kernel';

/** A cell that was read, or a sentence about why it cannot be. */
export type ReadCell<T> = { value: T } | { problem: string; fix: string };

const DECIMAL_FIX = 'Write it as 1234.50.';
const DAY_FIX = 'Write it as 2026-11-21.';

/** `1,234.50`, `1 234,50` and `$12` are numbers; `1,234` might be two different ones, so a person decides. */
export function decimalOf(text: string): ReadCell<string> {
  const bare = ungrouped(text.replace(/^\$|\$$|^CA\$/g, '').trim());
  const isPlain = /^-?\d+(\.\d+)?$/.test(bare);
  if (isPlain) return { value: bare };
  if (/^-?\d{1,3}(,\d{3})+\.\d+$/.test(bare) || /^-?\d{1,3}(,\d{3}){2,}$/.test(bare))
    return { value: bare.replaceAll(',', '') };
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(bare)) return { value: bare.replaceAll('.', '').replace(',', '.') };
  if (/^-?\d+,\d{3}$/.test(bare)) return { problem: `"${text}" can be read in two ways.`, fix: DECIMAL_FIX };
  if (/^-?\d+,\d+$/.test(bare)) return { value: bare.replace(',', '.') };
  return { problem: `"${text.slice(0, 40)}" is not a number.`, fix: DECIMAL_FIX };
}

/** A day in a form that only one day can be meant by. */
export function dayOf(text: string): ReadCell<string> {
  const iso = text.replaceAll('/', '-').slice(0, 10);
  if (/^\d{4}[-/]\d{2}[-/]\d{2}(T|$| )/.test(text) && isLocalDate(iso)) return { value: iso };
  const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (!parts) return { problem: `"${text.slice(0, 40)}" is not a date.`, fix: DAY_FIX };
  const [, first = '', second = '', year = ''] = parts;
  const dayFirst = dayFrom(year, second, first);
  const monthFirst = dayFrom(year, first, second);
  if (dayFirst && monthFirst && dayFirst !== monthFirst)
    return { problem: `"${text}" can be read as ${monthFirst} or ${dayFirst}.`, fix: DAY_FIX };
  const day = monthFirst ?? dayFirst;
  return day ? { value: day } : { problem: `"${text}" is not a date.`, fix: DAY_FIX };
}

function dayFrom(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(text) ? text : undefined;
}

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'oui', 'o', 'vrai', 'rush']);
const NO = new Set(['no', 'n', 'false', '0', 'non', 'faux']);

export function flagOf(text: string): ReadCell<boolean> {
  const word = text.toLowerCase();
  if (YES.has(word)) return { value: true };
  if (NO.has(word)) return { value: false };
  return { problem: `"${text.slice(0, 40)}" is neither yes nor no.`, fix: 'Write yes or no.' };
}

export function priorityOf(text: string): ReadCell<number> {
  if (/^[1-5]$/.test(text)) return { value: Number(text) };
  return { problem: `"${text.slice(0, 40)}" is not a priority.`, fix: 'Write 1 (most urgent) to 5.' };
}
