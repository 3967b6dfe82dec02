import type { RequestedLine } from '#invoicing';

/**
 * What the product can mend by itself, because there is one right answer and it can be taken back: how the lines look
 * afterwards. The invoice is added up again in any case. A tax code that is left out is the item's own.
 */
export const FIXES: Readonly<Record<string, (lines: readonly RequestedLine[]) => RequestedLine[]>> = {
  total_matches_lines: (lines) => [...lines],
  tax_code_present: (lines) =>
    lines.map(({ taxCodeId, ...line }) =>
      taxCodeId === null && line.kind === 'item' && line.itemId ? line : { ...line, taxCodeId },
    ),
};
