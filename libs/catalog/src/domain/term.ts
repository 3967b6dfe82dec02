import type { RecordShape } from '#platform';

/** When an invoice is due: so many days after it, or on a day of the month. */
export interface TermRecord {
  id: string;
  name: string;
  dueDays: number | null;
  dayOfMonthDue: number | null;
  /** Paid within so many days, `discountPercent` may be taken off. */
  discountDays: number | null;
  discountPercent: string | null;
  active: boolean;
}

export const termShape: RecordShape<TermRecord> = {
  table: 'terms',
  columns: {
    name: 'text',
    dueDays: 'integer',
    dayOfMonthDue: 'integer',
    discountDays: 'integer',
    discountPercent: 'numeric',
    active: 'boolean',
  },
};
