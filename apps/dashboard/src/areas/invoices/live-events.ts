/** What changes an invoice while one looks at it. */
export const INVOICE_EVENTS = [
  'invoice:submitted',
  'invoice:approved',
  'invoice:rejected',
  'invoice:voided',
  'invoice:payment_recorded',
  'invoice:payment_allocated',
  'invoice:payment_voided',
] as const;
