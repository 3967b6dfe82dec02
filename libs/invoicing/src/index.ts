export type { InvoiceFigures } from './commands/correct-invoice.command.js';
export type { RequestedLine } from './commands/invoice-composer.js';
export type { CreditPair, CreditRecord, CreditStatus, CreditUseRecord } from './domain/credit.js';
export type { BilledEvidence, EvidenceKind, LineEvidence } from './domain/evidence.js';
export {
  auditedEntry,
  auditedText,
  type HistoryChange,
  type HistoryEntry,
  historyEntry,
  type InvoiceStory,
} from './domain/history.js';
export type {
  InvoiceDirection,
  InvoiceKind,
  InvoiceLineKind,
  InvoiceLineRecord,
  InvoiceLineRole,
  InvoiceRecord,
  InvoiceView,
  ProviderTotals,
  TaxPart,
} from './domain/invoice.js';
export type { InvoiceFilter, InvoiceSummary, SimilarInvoice } from './domain/invoice-queries.js';
export {
  INVOICE_STATUSES,
  type InvoiceAction,
  type InvoiceStatus,
  invoiceStates,
  LIVE_STATUSES,
} from './domain/invoice-states.js';
export type {
  BookedPayment,
  PaymentAllocationRecord,
  PaymentDirection,
  PaymentRecord,
  PaymentStatus,
  PaymentView,
} from './domain/payment.js';
export {
  gapsOfProperInvoice,
  type PaymentClock,
  type ProperInvoiceFinding,
  paymentClock,
} from './domain/proper-invoice.js';
export type { RefundReceiptRecord, RefundRecord, RefundStatus } from './domain/refund.js';
export { InvoiceHeadAnswer } from './dto/invoice-head.dto.js';
export { CreditApplied } from './events/credit-applied.event.js';
export { CreditIssued } from './events/credit-issued.event.js';
export { CreditVoided } from './events/credit-voided.event.js';
export { InvoiceApproved } from './events/invoice-approved.event.js';
export { InvoiceRejected } from './events/invoice-rejected.event.js';
export { InvoiceSubmitted } from './events/invoice-submitted.event.js';
export { InvoiceVoided } from './events/invoice-voided.event.js';
export { PaymentAllocated } from './events/payment-allocated.event.js';
export { PaymentRecorded } from './events/payment-recorded.event.js';
export { PaymentVoided } from './events/payment-voided.event.js';
export { RefundRecorded } from './events/refund-recorded.event.js';
export { RefundVoided } from './events/refund-voided.event.js';
export { InvoiceDecisions } from './invoice-decisions.facade.js';
export {
  InvoiceSets,
  type JobBilled,
  type PastInvoices,
  type PastRequest,
  type PastTotals,
} from './invoice-sets.repository.js';
export { type InvoiceTeller, InvoiceTellers } from './invoice-tellers.js';
export { InvoicingFacade } from './invoicing.facade.js';
export { InvoicingModule } from './invoicing.module.js';
export type { CustomerStatement, StatementRequest } from './queries/customer-statements.query.js';
export { InvoicePapers, type Paper } from './queries/invoice-papers.query.js';
