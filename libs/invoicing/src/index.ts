export type {
  InvoiceDirection,
  InvoiceLineKind,
  InvoiceLineRecord,
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
export { InvoiceApproved } from './events/invoice-approved.event.js';
export { InvoiceVoided } from './events/invoice-voided.event.js';
export { PaymentRecorded } from './events/payment-recorded.event.js';
export { PaymentVoided } from './events/payment-voided.event.js';
export { InvoicingFacade } from './invoicing.facade.js';
export { InvoicingModule } from './invoicing.module.js';
