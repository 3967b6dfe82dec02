import type { AuditLine } from '#platform';
import type { CreditView } from './credit.js';
import { auditedEntry, auditedText, type HistoryEntry, type HistoryKind, historyEntry } from './history.js';
import type { PaymentView } from './payment.js';

/** Money, or a credit, of which something is on the invoice. */
type Spent = Pick<PaymentView, 'id' | 'currency' | 'createdAt' | 'updatedAt'> & {
  isVoid: boolean;
  /** Whether nobody entered it here. */
  isFromBooks: boolean;
  /** What of it is on this invoice now. */
  amount: string;
  about: string | null;
  evidence: HistoryEntry['evidence'];
};

const ENTERED = { payment: 'payment-recorded', credit: 'credit-issued' } as const;
const KINDS: Readonly<Record<string, HistoryKind>> = {
  'payment.recorded': 'payment-recorded',
  'payment.allocated': 'payment-allocated',
  'payment.voided': 'payment-voided',
  'credit.issued': 'credit-issued',
  'credit.applied': 'credit-applied',
  'credit.voided': 'credit-voided',
};

/** `audited`: what the audit log says of these payments. */
export function paymentSteps(
  invoiceId: string,
  payments: readonly PaymentView[],
  audited: readonly AuditLine[],
): HistoryEntry[] {
  return payments.flatMap((payment) => {
    const lines = payment.lines.filter((line) => line.invoiceId === invoiceId);
    const spent = {
      ...payment,
      isVoid: payment.status === 'void',
      isFromBooks: payment.source !== 'manual',
      amount: lines[0]?.amount ?? '0',
      about: payment.reference,
      evidence: { kind: 'payment' as const, id: payment.id, connectionId: null },
    };
    return steps(invoiceId, spent, ofThing(audited, payment.id), 'payment');
  });
}

export function creditSteps(
  invoiceId: string,
  credits: readonly CreditView[],
  audited: readonly AuditLine[],
): HistoryEntry[] {
  return credits.flatMap((credit) => {
    const use = credit.applications.find((one) => one.invoiceId === invoiceId);
    const spent = {
      ...credit,
      isVoid: credit.status === 'void',
      isFromBooks: true,
      amount: use?.amount ?? credit.total,
      about: credit.number,
      evidence: null,
    };
    return steps(invoiceId, spent, ofThing(audited, credit.id), 'credit');
  });
}

/** What people did here is in the log; of what came in from the books it is known what it is, and not who. */
function steps(
  invoiceId: string,
  { id, amount, currency, about, evidence, isVoid, isFromBooks, createdAt, updatedAt }: Spent,
  audited: readonly AuditLine[],
  what: 'payment' | 'credit',
): HistoryEntry[] {
  const more = { about, currency, evidence };
  const told = audited.flatMap((line) => {
    const kind = KINDS[line.action];
    const part = kind && partOf(invoiceId, line);
    return kind && part !== undefined
      ? [auditedEntry(line, kind, { ...more, amount: part, reason: auditedText(line, 'reason') })]
      : [];
  });
  const begun: HistoryKind = isFromBooks ? `${what}-came-in` : ENTERED[what];
  const cameIn = historyEntry({ id: `3-${id}`, at: createdAt, kind: begun, amount, ...more });
  const gone = historyEntry({ id: `3-${id}-void`, at: updatedAt, kind: `${what}-voided`, amount, ...more });
  const isBegun = told.some(({ kind }) => !kind.endsWith('-voided'));
  const isEnded = !isVoid || told.some(({ kind }) => kind.endsWith('-voided'));
  return [...told, ...(isBegun ? [] : [cameIn]), ...(isEnded ? [] : [gone])];
}

/** What of it concerned the invoice: an amount, null for all that was on it, undefined for nothing. */
function partOf(invoiceId: string, { action, data }: AuditLine): string | null | undefined {
  if (action.endsWith('.voided')) return null;
  const { invoices, total, ...named } = data as {
    invoices?: { invoiceId: string; amount: string }[];
    invoiceId?: string | null;
    total?: string;
  };
  if (action === 'credit.issued') return named.invoiceId === invoiceId ? (total ?? null) : undefined;
  return invoices?.find((one) => one.invoiceId === invoiceId)?.amount;
}

function ofThing(audited: readonly AuditLine[], id: string): AuditLine[] {
  return audited.filter(({ entityId }) => entityId === id);
}
