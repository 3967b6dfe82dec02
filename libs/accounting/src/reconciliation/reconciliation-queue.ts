export const RECONCILIATION_QUEUE = 'accounting.reconciliation';

export interface ReconciliationJob {
  reconciliationId: string;
  /** Those that broke off so far. */
  tries?: number;
}

export const DIFFERENCE_QUEUE = 'accounting.difference';

/** A difference whose write was sent again is looked at when that write has gone through. */
export interface DifferenceJob {
  differenceId: string;
  /** Looks so far. */
  looks: number;
}
