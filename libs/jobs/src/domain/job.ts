import type { Address } from '#parties';
import type { JobStatus } from './job.states.js';

/** What an invoice may take of a line: what is done of it, or only what has left the house. */
export const BILLING_BASES = ['completed', 'shipped'] as const;
export type BillingBasis = (typeof BILLING_BASES)[number];

/** What is ordered, done, shipped and billed of one line. Quantities and prices are decimal strings of the job's currency. */
export interface JobLineView {
  lineNumber: number;
  purchaseOrderLineNumber: number | null;
  itemId: string | null;
  description: string;
  unitPrice: string;
  taxCodeId: string | null;
  quantityOrdered: string;
  quantityCompleted: string;
  quantityShipped: string;
  quantityInvoiced: string;
  /** Why the line went past what was ordered, or past what was done. */
  overrideReason: string | null;
}

export interface JobView {
  id: string;
  /** `JOB-YYYYMMDD-###`, unique in the organization. */
  number: string;
  /** Null on a job that was made by hand. */
  purchaseOrderId: string | null;
  customerId: string;
  /** The job that this one was split off. */
  splitFromId: string | null;
  workCentreId: string | null;
  name: string;
  description: string | null;
  status: JobStatus;
  /** 1 is the most urgent, 5 the least. */
  priority: number;
  billingBasis: BillingBasis;
  /** What the customer pays for the whole job, before tax. */
  contractAmount: string;
  /** ISO 4217. */
  currency: string;
  siteAddress: Address | null;
  dueDate: string | null;
  /** ISO 8601, UTC. */
  startedAt: string | null;
  completedAt: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
  lines: JobLineView[];
}

/** A quantity of one job line, as a decimal string that is not negative. */
export interface LineQuantity {
  lineNumber: number;
  quantity: string;
}
