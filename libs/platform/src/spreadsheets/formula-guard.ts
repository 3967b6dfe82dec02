/** With these a spreadsheet program takes a cell for a formula. */
const STARTS_FORMULA = /^[=+\-@\t\r\n|%]/;
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;
const GUARDED = /^'(?=[=+\-@\t\r\n|%])/;

/**
 * The text with an apostrophe before it when a spreadsheet program would run it as a formula: what a stranger typed
 * into a name must not reach out of a bookkeeper's sheet. A plain number stays one, even below zero.
 */
export function guarded(text: string): string {
  return STARTS_FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The text as it was before `guarded`, so that what was written reads back the same. */
export function unguarded(text: string): string {
  return text.replace(GUARDED, '');
}
