import type { PublicRecords } from './public-records.js';

const CUSTOMER = '019abf2c-0000-7000-8000-000000000001';
const CONTRACTOR = '019abf2c-0000-7000-8000-000000000002';
const ORDER = '019abf2c-0000-7000-8000-000000000003';
const JOB = '019abf2c-0000-7000-8000-000000000004';
const INVOICE = '019abf2c-0000-7000-8000-000000000005';
const PAYMENT = '019abf2c-0000-7000-8000-000000000006';
const CONNECTION = '019abf2c-0000-7000-8000-000000000007';
const own = (last: number) => `019abf2c-0000-7000-8000-0000000000${last}`;

/** One record of each kind, for the documentation and for test events. */
export const RECORD_EXAMPLES: PublicRecords = {
  customer: {
    ...{ id: CUSTOMER, displayName: 'Maple Condos', companyName: 'Maple Condos Inc.' },
    ...{ email: 'ap@maple.example', phone: '+1 416 555 0100', parentId: null, isProject: false },
    ...{ currency: 'CAD', taxExempt: false, termId: null, active: true, mergedIntoId: null },
  },
  contractor: {
    ...{ id: CONTRACTOR, kind: 'contractor', displayName: 'Noor Electric', companyName: null },
    ...{ email: 'noor@electric.example', phone: null, currency: 'CAD', termId: null, active: true },
  },
  item: {
    ...{ id: own(10), name: 'Labour, electrician', sku: 'LAB-EL', type: 'service', description: null },
    ...{ unitPrice: '95', quantityOnHand: null, taxable: true, active: true },
  },
  purchase_order: {
    ...{ id: ORDER, number: 'PO-20261121-001', direction: 'customer', status: 'approved' },
    ...{
      customerId: CUSTOMER,
      contractorId: null,
      jobId: null,
      reference: '4500017',
      orderDate: '2026-11-21',
    },
    ...{ dueDate: '2026-12-15', currency: 'CAD', subtotal: '1000.00', taxAmount: '130.00', total: '1130.00' },
    revision: 1,
  },
  job: {
    ...{
      id: JOB,
      number: 'JOB-20261121-001',
      name: 'Boiler room, level 2',
      status: 'completed',
      priority: 3,
    },
    ...{ customerId: CUSTOMER, purchaseOrderId: ORDER, splitFromId: null, contractAmount: '1000.00' },
    ...{ currency: 'CAD', dueDate: '2026-12-15', startedAt: '2026-11-22T13:00:00.000Z' },
    completedAt: '2026-11-24T20:15:00.000Z',
  },
  work_order: {
    ...{ id: own(11), number: 'WO-20261121-001', title: 'Replace the pump', status: 'done', priority: 2 },
    ...{ source: 'manual', externalId: null, customerId: CUSTOMER, jobId: JOB, projectCode: null },
    ...{ contractorIds: [CONTRACTOR], scheduledStart: '2026-11-22T13:00:00.000Z' },
    ...{ scheduledEnd: '2026-11-22T17:00:00.000Z', startedAt: '2026-11-22T13:04:00.000Z' },
    finishedAt: '2026-11-22T16:40:00.000Z',
  },
  time_entry: {
    ...{ id: own(12), contractorId: CONTRACTOR, customerId: CUSTOMER, jobId: JOB, workOrderId: own(11) },
    ...{ itemId: own(10), workDate: '2026-11-22', minutes: 210, billable: true, hourlyRate: '95' },
    ...{ status: 'approved', startedAt: '2026-11-22T13:04:00.000Z', endedAt: '2026-11-22T16:40:00.000Z' },
  },
  expense: {
    ...{ id: own(13), contractorId: CONTRACTOR, customerId: CUSTOMER, jobId: JOB, expenseDate: '2026-11-22' },
    ...{ category: 'materials', vendor: 'Pump Supply', amount: '56.50', taxAmount: '6.50', currency: 'CAD' },
    ...{ billable: true, status: 'approved' },
  },
  invoice: {
    ...{ id: INVOICE, number: 'INV-000042', direction: 'receivable', kind: 'standard', status: 'approved' },
    ...{ customerId: CUSTOMER, contractorId: null, jobId: JOB, purchaseOrderId: ORDER },
    ...{ invoiceDate: '2026-11-25', dueDate: '2026-12-25', currency: 'CAD', subtotal: '1000.00' },
    ...{ discountAmount: '0.00', taxAmount: '130.00', total: '1130.00', balance: '1130.00' },
  },
  payment: {
    ...{ id: PAYMENT, direction: 'received', status: 'recorded', customerId: CUSTOMER, contractorId: null },
    ...{ paymentDate: '2026-12-10', amount: '1130.00', unappliedAmount: '0.00', currency: 'CAD' },
    ...{ reference: 'EFT 7781', allocations: [{ invoiceId: INVOICE, amount: '1130.00' }] },
  },
  credit: {
    ...{ id: own(14), number: 'CR-000003', direction: 'receivable', status: 'open', customerId: CUSTOMER },
    ...{ contractorId: null, invoiceId: INVOICE, creditDate: '2026-12-12', currency: 'CAD' },
    ...{ total: '113.00', balance: '113.00' },
  },
  refund: {
    ...{ id: own(15), status: 'recorded', paymentId: PAYMENT, creditId: null, customerId: CUSTOMER },
    ...{ contractorId: null, refundDate: '2026-12-14', amount: '50.00', currency: 'CAD', reference: null },
  },
  sync_run: { id: own(16), connectionId: CONNECTION, status: 'succeeded', pulled: 128, total: 128 },
  sync_conflict: {
    ...{ id: own(17), connectionId: CONNECTION, entity: 'customer', localId: CUSTOMER, remoteId: '58' },
    ...{ kind: 'both-changed', fields: ['email'] },
  },
  reconciliation: {
    id: own(18),
    connectionId: CONNECTION,
    status: 'succeeded',
    differences: 0,
    isCut: false,
  },
};
