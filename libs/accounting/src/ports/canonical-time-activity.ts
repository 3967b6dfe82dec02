/** Time of a contractor, as the books report and bill it. Amounts are decimal strings; the day is `YYYY-MM-DD`. */
export interface CanonicalTimeActivity {
  /** The vendor who worked. Time of employees stays in the accounting system. */
  contractorId: string;
  customerId: string | null;
  itemId: string | null;
  workDate: string;
  minutes: number;
  description: string | null;
  billable: boolean;
  hourlyRate: string | null;
  costRate: string | null;
  /** What the time is reported by. Written and never read: there the books decide. */
  classId?: string | null;
}
