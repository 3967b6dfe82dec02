import type { InvoiceStatus } from '#invoicing';
import type { InvoiceEvidence } from './evidence.js';
import { type Finding, remarks } from './finding.js';
import { type Rule, type RuleSetting, runRule } from './rule.js';

/**
 * What became of an invoice that the rule would have stopped: paid without complaint speaks for a false alarm, sent
 * back or voided for a real one.
 */
export type Hint = 'false_alarm' | 'real' | 'open';

export interface BackTestHit {
  invoiceId: string;
  number: string;
  status: InvoiceStatus;
  total: string;
  currency: string;
  approvedBy: string | null;
  hint: Hint;
  findings: Finding[];
}

export interface BackTestReport {
  rule: string;
  from: string;
  to: string;
  setting: RuleSetting;
  /** Invoices that were looked at, and those that the rule has something to say about. */
  lookedAt: number;
  applicable: number;
  found: number;
  hints: Record<Hint, number>;
  byApprover: { userId: string | null; name: string | null; found: number }[];
  /** The first ones; `found` counts them all. */
  hits: BackTestHit[];
}

const SHOWN = 200;

export function hitOf(
  rule: Rule,
  setting: RuleSetting,
  one: InvoiceEvidence,
): { isApt: boolean; hit?: BackTestHit } {
  const findings = runRule(rule, setting, one);
  const found = remarks(findings);
  if (found.length === 0) return { isApt: findings.length > 0 };
  const { id: invoiceId, number, status, total, currency, approvedBy } = one.invoice;
  const hint = hintOf(status);
  return {
    isApt: true,
    hit: { invoiceId, number, status, total, currency, approvedBy, hint, findings: found },
  };
}

export function hintOf(status: InvoiceStatus): Hint {
  if (status === 'paid' || status === 'partially_paid') return 'false_alarm';
  return status === 'rejected' || status === 'void' ? 'real' : 'open';
}

export function summaryOf(
  hits: readonly BackTestHit[],
  looked: { at: number; apt: number },
  names: ReadonlyMap<string, string>,
): Omit<BackTestReport, 'rule' | 'from' | 'to' | 'setting'> {
  const approvers = new Map<string | null, number>();
  const hints: Record<Hint, number> = { false_alarm: 0, real: 0, open: 0 };
  for (const { approvedBy, hint } of hits) {
    hints[hint] += 1;
    approvers.set(approvedBy, (approvers.get(approvedBy) ?? 0) + 1);
  }
  return {
    lookedAt: looked.at,
    applicable: looked.apt,
    found: hits.length,
    hints,
    byApprover: [...approvers]
      .map(([userId, found]) => ({ userId, name: (userId && names.get(userId)) || null, found }))
      .sort((a, b) => b.found - a.found),
    hits: hits.slice(0, SHOWN),
  };
}
