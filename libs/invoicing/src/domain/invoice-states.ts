import { StateMachine } from '#kernel';

export const INVOICE_STATUSES = [
  'draft',
  'pending_approval',
  'approved',
  'sent',
  'viewed',
  'partially_paid',
  'paid',
  'rejected',
  'void',
] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

export type InvoiceAction =
  | 'submit'
  | 'approve'
  | 'reject'
  | 'reconsider'
  | 'send'
  | 'view'
  | 'pay_part'
  | 'settle'
  | 'reopen'
  | 'void';

/**
 * Overdue is not a state: it follows from the due date and the balance. `reopen` is what losing its payments does to an
 * invoice. One with money on it cannot be voided: the payment is voided first.
 */
export const invoiceStates = new StateMachine<InvoiceStatus, InvoiceAction>('invoice', 'draft', {
  draft: { submit: 'pending_approval', void: 'void' },
  pending_approval: { approve: 'approved', reject: 'rejected', void: 'void' },
  approved: {
    reconsider: 'pending_approval',
    send: 'sent',
    pay_part: 'partially_paid',
    settle: 'paid',
    void: 'void',
  },
  sent: { view: 'viewed', pay_part: 'partially_paid', settle: 'paid', void: 'void' },
  viewed: { pay_part: 'partially_paid', settle: 'paid', void: 'void' },
  partially_paid: { pay_part: 'partially_paid', settle: 'paid', reopen: 'sent' },
  paid: { pay_part: 'partially_paid', reopen: 'sent' },
  rejected: { submit: 'pending_approval', void: 'void' },
  void: {},
});

/** The states in which an invoice is a claim on money: it is out of our hands, in the books, and can be paid. */
export const LIVE_STATUSES: readonly InvoiceStatus[] = [
  'approved',
  'sent',
  'viewed',
  'partially_paid',
  'paid',
];

/** The states in which its author may still change it. */
export const EDITABLE_STATUSES: readonly InvoiceStatus[] = ['draft', 'rejected'];
