import type { InvoiceLineRecord, InvoiceView } from './invoice.js';
import type { LineInput } from './line-input.js';

/** The lines of an invoice as input for another version of it. What is held back follows from them, so it is left out. */
export function carriedLines(
  { lines }: Pick<InvoiceView, 'lines'>,
  isWanted: (role: InvoiceLineRecord['role'] | null) => boolean = (role) => role !== 'holdback',
): LineInput[] {
  return lines
    .filter((line) => isWanted(line.role ?? null))
    .map(({ taxAmount: _tax, lineNumber: _number, ...line }) => line);
}

/** The holdback that an invoice has, as input. */
export function carriedHoldback({
  holdbackPercent,
  holdbackReleaseOn,
}: Pick<InvoiceView, 'holdbackPercent' | 'holdbackReleaseOn'>): {
  percent: string;
  releaseOn?: string;
} | null {
  return holdbackPercent === null
    ? null
    : { percent: holdbackPercent, releaseOn: holdbackReleaseOn ?? undefined };
}
