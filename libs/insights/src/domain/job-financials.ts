/** Where a figure comes from. `placeholder`: nobody knows yet, so it reads zero. */
export type FigureSource = 'placeholder' | 'accounting' | 'manual' | 'operations';

/** A document that a figure was added up from. */
export interface FigureDocument {
  /** `invoice`, `bill`, `payment`, `time_entry`, `purchase_order`, or what the accounting system calls it. */
  type: string;
  id: string;
  number: string | null;
  amount: string;
}

export interface Figure {
  amount: string;
  source: FigureSource;
  documents: FigureDocument[];
}

export const FIGURES = [
  'contractAmount',
  'labourCost',
  'materialCost',
  'otherCost',
  'committedCost',
  'invoiced',
  'paid',
] as const;
export type FigureName = (typeof FIGURES)[number];

/** What the accounting system knows about a job. Decimal text in home currency, before tax except for what was paid. */
export interface AccountingJobFigures {
  /** E.g. `quickbooks-online`. */
  system: string;
  invoiced: string;
  paid: string;
  costs: { labour: string; materials: string; other: string };
  documents: { type: string; remoteId: string; number: string | null; amount: string }[];
  /** The instant the figures were read, ISO 8601. */
  asOf: string;
}

/** The money of one job at one moment, each figure with its source and its documents. Decimal text. */
export interface JobFinancialSnapshot {
  id: string;
  jobId: string;
  takenAt: string;
  /** `accounting` when the books were asked, else `operations`; `placeholder` when nothing but the contract is known. */
  source: FigureSource;
  /** The accounting system that was asked, and when its figures held. */
  accounting: { system: string; asOf: string } | null;
  figures: Record<FigureName, Figure>;
  /** Contract less labour, material and other costs. */
  margin: string;
  /** Of the contract, in percent; null without a contract amount. */
  marginPercent: string | null;
}
