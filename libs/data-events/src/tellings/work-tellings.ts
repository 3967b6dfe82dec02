import { JobOverBudget } from '#insights';
import {
  JobChanged,
  JobCompleted,
  JobCreated,
  JobInvoiced,
  JobMoved,
  JobProgressed,
  JobShipped,
  JobSplit,
} from '#jobs';
import { type DataEventType, isDataEventType } from '#notifications';
import { PurchaseOrderChanged, PurchaseOrderReceived } from '#purchase-orders';
import {
  ExpenseApproved,
  ExpenseRejected,
  ExpenseSubmitted,
  TimeEntryApproved,
  TimeEntryRejected,
  TimeEntrySubmitted,
  TimerPaused,
  TimerResumed,
  TimerStarted,
  TimerStopped,
} from '#timekeeping';
import { WorkOrderChanged } from '#work-orders';
import { type Telling, telling } from './telling.js';

/** Orders, jobs, visits, time and expenses. */
export const WORK_TELLINGS: readonly Telling[] = [
  telling(PurchaseOrderChanged, ({ purchaseOrderId: recordId, happened }) => ({
    type: stepOf('purchase_order', happened === 'revised' ? 'changed' : happened),
    recordId,
  })),
  telling(PurchaseOrderReceived, ({ purchaseOrderId: recordId, receiptId, isVoided }) => ({
    type: isVoided ? 'purchase_order.receipt_voided.v1' : 'purchase_order.received.v1',
    recordId,
    details: { receiptId },
  })),

  telling(JobCreated, ({ jobId: recordId }) => ({ type: 'job.created.v1', recordId })),
  telling(JobChanged, ({ jobId: recordId }) => ({ type: 'job.changed.v1', recordId })),
  telling(JobMoved, ({ jobId: recordId }) => ({ type: 'job.moved.v1', recordId })),
  telling(JobProgressed, ({ jobId: recordId }) => ({ type: 'job.progressed.v1', recordId })),
  telling(JobCompleted, ({ jobId: recordId }) => ({ type: 'job.completed.v1', recordId })),
  telling(JobShipped, ({ jobId: recordId, isAll }) => ({
    type: 'job.shipped.v1',
    recordId,
    details: { isAll },
  })),
  telling(JobInvoiced, ({ jobId: recordId }) => ({ type: 'job.invoiced.v1', recordId })),
  telling(JobSplit, ({ jobId: recordId, newJobId }) => ({
    type: 'job.split.v1',
    recordId,
    details: { newJobId },
  })),
  telling(JobOverBudget, ({ jobId: recordId, percent }) => ({
    type: 'job.over_budget.v1',
    recordId,
    details: { percent },
  })),

  telling(WorkOrderChanged, ({ workOrderId: recordId, happened }) => ({
    type: stepOf('work_order', happened),
    recordId,
  })),

  telling(TimerStarted, ({ timeEntryId: recordId }) => ({ type: 'time_entry.started.v1', recordId })),
  telling(TimerPaused, ({ timeEntryId: recordId }) => ({ type: 'time_entry.paused.v1', recordId })),
  telling(TimerResumed, ({ timeEntryId: recordId }) => ({ type: 'time_entry.resumed.v1', recordId })),
  telling(TimerStopped, ({ timeEntryId: recordId }) => ({ type: 'time_entry.stopped.v1', recordId })),
  telling(TimeEntrySubmitted, ({ timeEntryId: recordId }) => ({ type: 'time_entry.submitted.v1', recordId })),
  telling(TimeEntryApproved, ({ timeEntryId: recordId }) => ({ type: 'time_entry.approved.v1', recordId })),
  telling(TimeEntryRejected, ({ timeEntryId: recordId, reason }) => ({
    type: 'time_entry.rejected.v1',
    recordId,
    details: { reason },
  })),
  telling(ExpenseSubmitted, ({ expenseId: recordId }) => ({ type: 'expense.submitted.v1', recordId })),
  telling(ExpenseApproved, ({ expenseId: recordId }) => ({ type: 'expense.approved.v1', recordId })),
  telling(ExpenseRejected, ({ expenseId: recordId, reason }) => ({
    type: 'expense.rejected.v1',
    recordId,
    details: { reason },
  })),
];

/** A step that has no event of its own is a change. */
function stepOf<R extends 'purchase_order' | 'work_order'>(
  record: R,
  happened: string,
): Extract<DataEventType, `${R}.${string}`> {
  const type = `${record}.${happened}.v1`;
  return (isDataEventType(type) ? type : `${record}.changed.v1`) as Extract<DataEventType, `${R}.${string}`>;
}
