/** A space (the narrow, thin and unbreakable ones too) or an apostrophe, the same one between all groups, and none after the point. */
const GROUPED = /^-?\d{1,3}([ \u00a0\u2009\u202f'’])\d{3}(?:\1\d{3})*(?:[.,]\d+)?$/;

/**
 * A number as people write it without what stands between its groups of three digits: `1 234,50` is `1234,50`. Anything else stays
 * as it is, so that two numbers in one cell never become one.
 */
export function ungrouped(text: string): string {
  const sign = GROUPED.exec(text)?.[1];
  return sign === undefined ? text : text.replaceAll(sign, '');
}
