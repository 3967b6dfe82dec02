import type { RecordShape } from '#platform';

export interface PaymentMethodRecord {
  id: string;
  name: string;
  /** What the accounting system calls its kind, e.g. `CREDIT_CARD`. */
  kind: string | null;
  active: boolean;
}

/** An account of the chart of accounts, as the accounting system keeps it. */
export interface LedgerAccountRecord {
  id: string;
  name: string;
  number: string | null;
  type: string;
  subtype: string | null;
  /** Asset, liability, equity, revenue or expense, in the accounting system's words. */
  classification: string | null;
  /** ISO 4217. */
  currency: string;
  active: boolean;
}

/** A label that the books are split by. */
export interface ClassRecord {
  id: string;
  name: string;
  parentId: string | null;
  active: boolean;
}

export const paymentMethodShape: RecordShape<PaymentMethodRecord> = {
  table: 'payment_methods',
  columns: { name: 'text', kind: 'text', active: 'boolean' },
};

export const ledgerAccountShape: RecordShape<LedgerAccountRecord> = {
  table: 'ledger_accounts',
  columns: {
    name: 'text',
    number: 'text',
    type: 'text',
    subtype: 'text',
    classification: 'text',
    currency: 'text',
    active: 'boolean',
  },
};

export const classShape: RecordShape<ClassRecord> = {
  table: 'classes',
  columns: { name: 'text', parentId: 'uuid', active: 'boolean' },
};
