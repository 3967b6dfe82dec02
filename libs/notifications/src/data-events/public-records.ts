/**
 * What programs outside are shown of each kind of record. These shapes are a promise: a field is added without a word,
 * but none is taken away, renamed or given another meaning without a new version of the events that carry it. Amounts
 * are decimal text at two decimals with the currency beside them, rates and quantities decimal text, days `YYYY-MM-DD`,
 * instants ISO 8601 in UTC. Lines are left out: `subject.path` has them.
 */
export interface PublicRecords {
  customer: {
    id: string;
    displayName: string;
    companyName: string | null;
    email: string | null;
    phone: string | null;
    parentId: string | null;
    isProject: boolean;
    currency: string;
    taxExempt: boolean;
    termId: string | null;
    active: boolean;
    mergedIntoId: string | null;
  };
  contractor: {
    id: string;
    kind: string;
    displayName: string;
    companyName: string | null;
    email: string | null;
    phone: string | null;
    currency: string;
    termId: string | null;
    active: boolean;
  };
  item: {
    id: string;
    name: string;
    sku: string | null;
    type: string;
    description: string | null;
    unitPrice: string | null;
    quantityOnHand: string | null;
    taxable: boolean;
    active: boolean;
  };
  purchase_order: {
    id: string;
    number: string;
    direction: string;
    status: string;
    customerId: string | null;
    contractorId: string | null;
    jobId: string | null;
    reference: string | null;
    orderDate: string;
    dueDate: string | null;
    currency: string;
    subtotal: string;
    taxAmount: string;
    total: string;
    revision: number;
  };
  job: {
    id: string;
    number: string;
    name: string;
    status: string;
    priority: number;
    customerId: string;
    purchaseOrderId: string | null;
    splitFromId: string | null;
    contractAmount: string;
    currency: string;
    dueDate: string | null;
    startedAt: string | null;
    completedAt: string | null;
  };
  work_order: {
    id: string;
    number: string;
    title: string;
    status: string;
    priority: number;
    source: string;
    externalId: string | null;
    customerId: string | null;
    jobId: string | null;
    projectCode: string | null;
    contractorIds: string[];
    scheduledStart: string | null;
    scheduledEnd: string | null;
    startedAt: string | null;
    finishedAt: string | null;
  };
  time_entry: {
    id: string;
    contractorId: string;
    customerId: string | null;
    jobId: string | null;
    workOrderId: string | null;
    itemId: string | null;
    workDate: string;
    minutes: number;
    billable: boolean;
    hourlyRate: string | null;
    status: string;
    startedAt: string | null;
    endedAt: string | null;
  };
  expense: {
    id: string;
    contractorId: string;
    customerId: string | null;
    jobId: string | null;
    expenseDate: string;
    category: string;
    vendor: string | null;
    amount: string;
    taxAmount: string | null;
    currency: string;
    billable: boolean;
    status: string;
  };
  invoice: {
    id: string;
    number: string;
    direction: string;
    kind: string;
    status: string;
    customerId: string | null;
    contractorId: string | null;
    jobId: string | null;
    purchaseOrderId: string | null;
    invoiceDate: string;
    dueDate: string | null;
    currency: string;
    subtotal: string;
    discountAmount: string;
    taxAmount: string;
    total: string;
    balance: string;
  };
  payment: {
    id: string;
    direction: string;
    status: string;
    customerId: string | null;
    contractorId: string | null;
    paymentDate: string;
    amount: string;
    unappliedAmount: string;
    currency: string;
    reference: string | null;
    allocations: { invoiceId: string; amount: string }[];
  };
  credit: {
    id: string;
    number: string;
    direction: string;
    status: string;
    customerId: string | null;
    contractorId: string | null;
    invoiceId: string | null;
    creditDate: string;
    currency: string;
    total: string;
    balance: string;
  };
  refund: {
    id: string;
    status: string;
    paymentId: string | null;
    creditId: string | null;
    customerId: string | null;
    contractorId: string | null;
    refundDate: string;
    amount: string;
    currency: string;
    reference: string | null;
  };
  sync_run: { id: string; connectionId: string; status: string; pulled: number; total: number | null };
  sync_conflict: {
    id: string;
    connectionId: string;
    entity: string;
    localId: string | null;
    remoteId: string | null;
    kind: string;
    fields: string[];
  };
  reconciliation: {
    id: string;
    connectionId: string;
    status: string;
    differences: number | null;
    /** There was too much to look at each: there may be more differences. */
    isCut: boolean;
  };
}

export type RecordType = keyof PublicRecords;

/** Where the whole record is, with `{id}` for its id; null where it has no address of its own. */
export const RECORD_PATHS: Readonly<Record<RecordType, string | null>> = {
  customer: '/api/v1/customers/{id}',
  contractor: '/api/v1/contractors/{id}',
  item: '/api/v1/items/{id}',
  purchase_order: '/api/v1/purchase-orders/{id}',
  job: '/api/v1/jobs/{id}',
  work_order: '/api/v1/work-orders/{id}',
  time_entry: '/api/v1/time-entries/{id}',
  expense: '/api/v1/expenses/{id}',
  invoice: '/api/v1/invoices/{id}',
  payment: '/api/v1/payments/{id}',
  credit: '/api/v1/credits/{id}',
  refund: '/api/v1/refunds/{id}',
  sync_run: null,
  sync_conflict: null,
  reconciliation: '/api/v1/reconciliations/{id}',
};
