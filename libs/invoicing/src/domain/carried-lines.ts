import { Money } from '#kernel';
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

/** Lines that replace those of an invoice: evidence that stays keeps how its price was found, while its line has that price. */
export function withReasons<L extends Pick<LineInput, 'unitPrice' | 'evidence'>>(
  lines: readonly L[],
  before: Pick<InvoiceView, 'lines'>,
): L[] {
  const was = new Map(
    before.lines.flatMap(({ unitPrice, evidence = [] }) =>
      evidence.map(({ kind, sourceId, reason }) => [`${kind} ${sourceId}`, { unitPrice, reason }] as const),
    ),
  );
  return lines.map((line) => ({
    ...line,
    evidence: line.evidence?.map((one) => {
      const same = was.get(`${one.kind} ${one.sourceId}`);
      const isPrice = same && line.unitPrice && Money.of(same.unitPrice).equals(line.unitPrice);
      return isPrice ? { reason: same.reason, ...one } : one;
    }),
  }));
}
