import { ConflictOpened, ReconciliationFinished, SyncRunFinished } from '#accounting';
import {
  CreditApplied,
  CreditIssued,
  CreditVoided,
  InvoiceApproved,
  InvoiceRejected,
  InvoiceSubmitted,
  InvoiceVoided,
  PaymentAllocated,
  PaymentRecorded,
  PaymentVoided,
  RefundRecorded,
  RefundVoided,
} from '#invoicing';
import { type Telling, telling } from './telling.js';

/** Invoices, payments, credits and the books. */
export const MONEY_TELLINGS: readonly Telling[] = [
  telling(InvoiceSubmitted, ({ invoiceId: recordId }) => ({ type: 'invoice.submitted.v1', recordId })),
  telling(InvoiceApproved, ({ invoiceId: recordId }) => ({ type: 'invoice.approved.v1', recordId })),
  telling(InvoiceRejected, ({ invoiceId: recordId, reason }) => ({
    type: 'invoice.rejected.v1',
    recordId,
    details: { reason },
  })),
  telling(InvoiceVoided, ({ invoiceId: recordId }) => ({ type: 'invoice.voided.v1', recordId })),
  telling(PaymentRecorded, ({ paymentId: recordId }) => ({ type: 'payment.recorded.v1', recordId })),
  telling(PaymentAllocated, ({ paymentId: recordId }) => ({ type: 'payment.allocated.v1', recordId })),
  telling(PaymentVoided, ({ paymentId: recordId }) => ({ type: 'payment.voided.v1', recordId })),
  telling(CreditIssued, ({ creditId: recordId }) => ({ type: 'credit.issued.v1', recordId })),
  telling(CreditApplied, ({ creditId: recordId }) => ({ type: 'credit.applied.v1', recordId })),
  telling(CreditVoided, ({ creditId: recordId }) => ({ type: 'credit.voided.v1', recordId })),
  telling(RefundRecorded, ({ refundId: recordId }) => ({ type: 'refund.recorded.v1', recordId })),
  telling(RefundVoided, ({ refundId: recordId }) => ({ type: 'refund.voided.v1', recordId })),

  telling(SyncRunFinished, ({ runId: recordId, connectionId, status, pulled, total }) => ({
    type: 'sync_run.finished.v1',
    recordId,
    data: { id: recordId, connectionId, status, pulled, total },
  })),
  telling(
    ConflictOpened,
    ({ conflictId: recordId, connectionId, entity, localId, remoteId, conflict, fields }) => ({
      type: 'sync_conflict.opened.v1',
      recordId,
      data: { id: recordId, connectionId, entity, localId, remoteId, kind: conflict, fields: [...fields] },
    }),
  ),
  telling(
    ReconciliationFinished,
    ({ reconciliationId: recordId, connectionId, status, differences, isCut }) => ({
      type: 'reconciliation.finished.v1',
      recordId,
      data: { id: recordId, connectionId, status, differences, isCut },
    }),
  ),
];
