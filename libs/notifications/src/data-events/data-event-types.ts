import type { RecordType } from './public-records.js';

interface DataEventSpec {
  record: RecordType;
  /** What happened, in a sentence. */
  told: string;
  /** What the record itself does not say; an example of each detail. */
  details?: Readonly<Record<string, string | number | boolean | null>>;
}

const ID = '019abf2c-0000-7000-8000-000000000020';

/**
 * Everything that programs outside can be told of records. The list is closed: what it does not name never leaves. The
 * version is part of the name, so that a receiver chooses the body that it understands, and a second version can be
 * told beside the first.
 */
export const DATA_EVENTS = {
  'customer.changed.v1': { record: 'customer', told: 'A customer was made or changed here.' },
  'customer.merged.v1': {
    record: 'customer',
    told: 'A customer turned out to be another, and is inactive from now on.',
    details: { survivorId: ID },
  },
  'contractor.changed.v1': {
    record: 'contractor',
    told: 'A contractor or supplier was made or changed here.',
  },
  'item.changed.v1': { record: 'item', told: 'An item was made or changed here.' },

  'purchase_order.created.v1': { record: 'purchase_order', told: 'An order was entered.' },
  'purchase_order.changed.v1': {
    record: 'purchase_order',
    told: 'An order was changed, or revised after its approval.',
  },
  'purchase_order.submitted.v1': { record: 'purchase_order', told: 'An order waits for approval.' },
  'purchase_order.approved.v1': { record: 'purchase_order', told: 'An order was approved.' },
  'purchase_order.begun.v1': {
    record: 'purchase_order',
    told: 'Work on an order began, or its first goods came.',
  },
  'purchase_order.received.v1': {
    record: 'purchase_order',
    told: 'Goods of an order to a supplier came.',
    details: { receiptId: ID },
  },
  'purchase_order.receipt_voided.v1': {
    record: 'purchase_order',
    told: 'A receipt of goods was taken back.',
    details: { receiptId: ID },
  },
  'purchase_order.completed.v1': { record: 'purchase_order', told: 'Everything that was ordered is done.' },
  'purchase_order.shipped.v1': {
    record: 'purchase_order',
    told: 'Everything that was ordered has gone out.',
  },
  'purchase_order.cancelled.v1': { record: 'purchase_order', told: 'An order was cancelled.' },

  'job.created.v1': { record: 'job', told: 'A job was made: of an order, by hand, or by splitting another.' },
  'job.changed.v1': {
    record: 'job',
    told: 'The details of a job changed: its name, its site, its due date.',
  },
  'job.moved.v1': {
    record: 'job',
    told: 'A job was planned, started, reviewed, held, resumed or cancelled.',
  },
  'job.progressed.v1': { record: 'job', told: 'More of a job is done, or less.' },
  'job.completed.v1': { record: 'job', told: 'The work of a job is done.' },
  'job.shipped.v1': { record: 'job', told: 'Something of a job has gone out.', details: { isAll: true } },
  'job.invoiced.v1': { record: 'job', told: 'An invoice took quantities of a job, or gave them back.' },
  'job.split.v1': {
    record: 'job',
    told: 'A part of a job became a job of its own.',
    details: { newJobId: ID },
  },
  'job.over_budget.v1': {
    record: 'job',
    told: 'What a job cost passed a threshold of its budget.',
    details: { percent: 100 },
  },

  'work_order.created.v1': {
    record: 'work_order',
    told: 'A work order was made, or came from another system.',
  },
  'work_order.changed.v1': { record: 'work_order', told: 'A work order or its checklist changed.' },
  'work_order.assigned.v1': { record: 'work_order', told: 'A work order was given to somebody.' },
  'work_order.unassigned.v1': { record: 'work_order', told: 'A work order was taken from somebody.' },
  'work_order.acknowledged.v1': { record: 'work_order', told: 'Whoever goes has seen it.' },
  'work_order.declined.v1': { record: 'work_order', told: 'Whoever was to go declined.' },
  'work_order.departed.v1': { record: 'work_order', told: 'Whoever goes is on the way.' },
  'work_order.started.v1': { record: 'work_order', told: 'The visit began.' },
  'work_order.paused.v1': { record: 'work_order', told: 'The visit was interrupted.' },
  'work_order.resumed.v1': { record: 'work_order', told: 'The visit goes on.' },
  'work_order.finished.v1': { record: 'work_order', told: 'The visit is done.' },
  'work_order.cancelled.v1': { record: 'work_order', told: 'A work order was cancelled.' },

  'time_entry.started.v1': { record: 'time_entry', told: 'A contractor clocked in.' },
  'time_entry.paused.v1': { record: 'time_entry', told: 'A contractor began a break.' },
  'time_entry.resumed.v1': { record: 'time_entry', told: 'A contractor went on after a break.' },
  'time_entry.stopped.v1': { record: 'time_entry', told: 'A contractor clocked out.' },
  'time_entry.submitted.v1': { record: 'time_entry', told: 'Time was handed in.' },
  'time_entry.approved.v1': { record: 'time_entry', told: 'Time was accepted: it may be billed and paid.' },
  'time_entry.rejected.v1': {
    record: 'time_entry',
    told: 'Time went back to its author.',
    details: { reason: 'The wrong job.' },
  },
  'expense.submitted.v1': { record: 'expense', told: 'An expense was handed in.' },
  'expense.approved.v1': {
    record: 'expense',
    told: 'An expense was accepted: it may be billed and paid back.',
  },
  'expense.rejected.v1': {
    record: 'expense',
    told: 'An expense went back to its author.',
    details: { reason: 'The receipt is missing.' },
  },

  'invoice.submitted.v1': { record: 'invoice', told: 'An invoice or bill waits for approval.' },
  'invoice.approved.v1': { record: 'invoice', told: 'An invoice or bill was approved.' },
  'invoice.rejected.v1': {
    record: 'invoice',
    told: 'An invoice or bill went back to its author.',
    details: { reason: 'The rate is not the agreed one.' },
  },
  'invoice.voided.v1': { record: 'invoice', told: 'An invoice or bill is no claim any more.' },
  'invoice.paid.v1': { record: 'invoice', told: 'Nothing of an invoice or bill is owed any more.' },
  'payment.recorded.v1': { record: 'payment', told: 'Money came in or went out.' },
  'payment.allocated.v1': { record: 'payment', told: 'Money that a payment had left was spent on invoices.' },
  'payment.voided.v1': { record: 'payment', told: 'A payment does not count any more.' },
  'credit.issued.v1': { record: 'credit', told: 'A credit exists from now on.' },
  'credit.applied.v1': { record: 'credit', told: 'A credit pays invoices.' },
  'credit.voided.v1': {
    record: 'credit',
    told: 'A credit was taken back, with everything that it had paid.',
  },
  'refund.recorded.v1': { record: 'refund', told: 'Money was given back.' },
  'refund.voided.v1': { record: 'refund', told: 'A refund does not count any more.' },

  'sync_run.finished.v1': {
    record: 'sync_run',
    told: 'Reading from the accounting system came to its end, well or not.',
  },
  'sync_conflict.opened.v1': {
    record: 'sync_conflict',
    told: 'Both sides say different things, and a person has to decide.',
  },
  'reconciliation.finished.v1': {
    record: 'reconciliation',
    told: 'The books were tied out, or that was given up.',
  },
} as const satisfies Record<string, DataEventSpec>;

/** What happened, to which record, and in which version it is told. */
export type DataEventType = keyof typeof DATA_EVENTS;

export type RecordOf<T extends DataEventType> = (typeof DATA_EVENTS)[T]['record'];

export const DATA_EVENT_TYPES = Object.keys(DATA_EVENTS) as DataEventType[];

/** Stands for every type, those of tomorrow included. */
export const EVERY_EVENT = '*';

export function isDataEventType(name: string): name is DataEventType {
  return Object.hasOwn(DATA_EVENTS, name);
}

/** The kind of record that an event is about. */
export function recordOf(type: DataEventType): RecordType {
  return DATA_EVENTS[type].record;
}

export function dataEventSpec(type: DataEventType): DataEventSpec {
  return DATA_EVENTS[type];
}
