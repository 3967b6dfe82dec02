import type { InvoiceLineRecord, RequestedLine } from '#invoicing';
import type { InvoiceEvidence } from './evidence.js';

/** One line as it is handed in again, beside the line that it was. */
export interface LineToFix {
  line: RequestedLine;
  was: InvoiceLineRecord | undefined;
}

/**
 * What the product can mend by itself, because there is one right answer and it can be taken back: how a line looks
 * afterwards. The invoice is added up again in any case. A tax code that is left out is the item's own.
 */
export const FIXES: Readonly<Record<string, (one: LineToFix, evidence: InvoiceEvidence) => RequestedLine>> = {
  total_matches_lines: ({ line }) => line,
  tax_code_present: ({ line }) => {
    const { taxCodeId, ...rest } = line;
    const isTheItems = taxCodeId === null && line.kind === 'item' && line.itemId;
    return isTheItems ? rest : line;
  },
  tax_code_lawful: ({ line, was }, { lineTaxes }) => {
    const law = lineTaxes?.get(was?.lineNumber ?? 0);
    return law && !law.isRight && law.taxCodeId !== null ? { ...line, taxCodeId: law.taxCodeId } : line;
  },
};
