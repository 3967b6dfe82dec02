export const LINE_CHANGE_KINDS = ['ordered', 'completed', 'shipped', 'invoiced'] as const;
export type LineChangeKind = (typeof LINE_CHANGE_KINDS)[number];

/** One change of one quantity of a job's line. */
export interface JobLineChange {
  id: string;
  lineNumber: number;
  /** Which quantity. */
  kind: LineChangeKind;
  /** Signed decimal string. */
  change: string;
  quantityAfter: string;
  reason: string | null;
  /** A waybill, or what else it belongs to. */
  reference: string | null;
  /** Who did it; null for an import. */
  actorName: string | null;
  /** ISO 8601, UTC. */
  at: string;
}
