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

/** Counts what a rule finds, one invoice after the other: it keeps the first hits, however many there are. */
export class BackTestTally {
  private readonly hints: Record<Hint, number> = { false_alarm: 0, real: 0, open: 0 };
  private readonly approvers = new Map<string | null, number>();
  private readonly hits: BackTestHit[] = [];
  private lookedAt = 0;
  private applicable = 0;
  private found = 0;

  add({ isApt, hit }: ReturnType<typeof hitOf>): void {
    this.lookedAt += 1;
    if (isApt) this.applicable += 1;
    if (!hit) return;
    this.found += 1;
    this.hints[hit.hint] += 1;
    this.approvers.set(hit.approvedBy, (this.approvers.get(hit.approvedBy) ?? 0) + 1);
    if (this.hits.length < SHOWN) this.hits.push(hit);
  }

  /** Who approved what the rule would have stopped. */
  get approverIds(): string[] {
    return [...this.approvers.keys()].flatMap((id) => id ?? []);
  }

  summary(names: ReadonlyMap<string, string>): Omit<BackTestReport, 'rule' | 'from' | 'to' | 'setting'> {
    const { lookedAt, applicable, found, hints, hits } = this;
    const byApprover = [...this.approvers]
      .map(([userId, count]) => ({ userId, name: (userId && names.get(userId)) || null, found: count }))
      .sort((a, b) => b.found - a.found);
    return { lookedAt, applicable, found, hints, byApprover, hits };
  }
}
