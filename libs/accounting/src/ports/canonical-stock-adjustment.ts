/**
 * What the quantities on hand in the books change by, because stock moved here. It says differences and never a quantity, so
 * that whatever moved there meanwhile stands; and it never changes once it is made: what is to be corrected is another one.
 */
export interface CanonicalStockAdjustment {
  number: string;
  /** `YYYY-MM-DD`. */
  adjustmentDate: string;
  /** What the value of the difference is posted to. */
  accountId: string | null;
  lines: {
    lineNumber: number;
    itemId: string;
    /** Signed decimal string: below zero for what was used. */
    quantity: string;
  }[];
}
