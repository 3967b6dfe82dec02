import type { JobView } from '#jobs';
import { Money } from '#kernel';
import type { PublicRecords } from '#notifications';
import type { PurchaseOrderView } from '#purchase-orders';
import type { ExpenseView, TimeEntryView } from '#timekeeping';
import type { WorkOrderView } from '#work-orders';

const cents = (amount: string) => Money.of(amount).toFixed(2);

export function shownOrder(order: PurchaseOrderView): PublicRecords['purchase_order'] {
  const { id, number, direction, status, customerId, contractorId, jobId, reference } = order;
  const { orderDate, dueDate, currency, subtotal, taxAmount, total, revision } = order;
  return {
    ...{ id, number, direction, status, customerId, contractorId, jobId, reference },
    ...{ orderDate, dueDate, currency, revision },
    ...{ subtotal: cents(subtotal), taxAmount: cents(taxAmount), total: cents(total) },
  };
}

export function shownJob(job: JobView): PublicRecords['job'] {
  const { id, number, name, status, priority, customerId, purchaseOrderId, splitFromId } = job;
  const { contractAmount, currency, dueDate, startedAt, completedAt } = job;
  return {
    ...{ id, number, name, status, priority, customerId, purchaseOrderId, splitFromId },
    ...{ contractAmount: cents(contractAmount), currency, dueDate, startedAt, completedAt },
  };
}

/** Where the site is stays here: places are for those who go there. */
export function shownWorkOrder(order: WorkOrderView): PublicRecords['work_order'] {
  const { id, number, title, status, priority, source, externalId, customerId, jobId, projectCode } = order;
  const { scheduledStart, scheduledEnd, startedAt, finishedAt, assignments } = order;
  return {
    ...{ id, number, title, status, priority, source, externalId, customerId, jobId, projectCode },
    ...{ contractorIds: assignments.map(({ contractorId }) => contractorId) },
    ...{ scheduledStart, scheduledEnd, startedAt, finishedAt },
  };
}

/** What the customer is charged, never what the work costs us. */
export function shownTime(entry: TimeEntryView): PublicRecords['time_entry'] {
  const { id, contractorId, customerId, jobId, workOrderId, itemId, workDate, minutes } = entry;
  const { billable, hourlyRate, status, startedAt, endedAt } = entry;
  return {
    ...{ id, contractorId, customerId, jobId, workOrderId, itemId, workDate, minutes },
    ...{ billable, hourlyRate, status, startedAt, endedAt },
  };
}

export function shownExpense(expense: ExpenseView): PublicRecords['expense'] {
  const { id, contractorId, customerId, jobId, expenseDate, category, vendor } = expense;
  const { amount, taxAmount, currency, billable, status } = expense;
  return {
    ...{ id, contractorId, customerId, jobId, expenseDate, category, vendor },
    ...{ amount: cents(amount), taxAmount: taxAmount && cents(taxAmount), currency, billable, status },
  };
}
