import { Money } from '#kernel';
import type { NewJobLine } from './allocation.js';

/** A line as a person types it. */
export interface HandLine {
  itemId?: string | null;
  description: string;
  quantity: string;
  /** Before tax. */
  unitPrice: string;
  taxCodeId?: string | null;
}

/** The lines of a job that no order stands behind, and what they come to: each line in cents. */
export function linesByHand(lines: readonly HandLine[]): { lines: NewJobLine[]; contractAmount: string } {
  return {
    lines: lines.map((line, index) => ({
      lineNumber: index + 1,
      purchaseOrderLineNumber: null,
      itemId: line.itemId ?? null,
      description: line.description,
      unitPrice: Money.of(line.unitPrice).toString(),
      taxCodeId: line.taxCodeId ?? null,
      quantityOrdered: Money.of(line.quantity).toString(),
      overrideReason: null,
    })),
    contractAmount: Money.sum(
      lines.map((line) => Money.of(line.quantity).times(line.unitPrice).toCents()),
    ).toString(),
  };
}
