import type { InvoiceView } from '#invoicing';
import type { Anomaly } from './anomaly.js';
import { type Finding, remarks } from './finding.js';
import { homeTotal, isRateTyped, type RouteStep } from './route.js';

/** What an organization approves unseen. */
export interface AutoRule {
  autoApprove: boolean;
  autoDirections: readonly ('receivable' | 'payable')[];
  /** Home currency; null: any total. */
  autoMaxTotal: string | null;
  autoMaxScore: number;
}

/**
 * Why this invoice is not approved unseen; null when it is. A route with more than one yes wants more than one pair of
 * eyes, and a rule is none of them.
 */
export function whyNotUnseen(
  rule: AutoRule,
  invoice: InvoiceView,
  steps: readonly RouteStep[],
  { findings, anomaly }: { findings: readonly Finding[]; anomaly: Anomaly },
): string | null {
  if (!rule.autoApprove) return 'Nothing is approved unseen here.';
  if (!rule.autoDirections.includes(invoice.direction)) return `A ${invoice.direction} is always looked at.`;
  if (rule.autoMaxTotal !== null && homeTotal(invoice).compare(rule.autoMaxTotal) > 0)
    return `It is more than ${rule.autoMaxTotal}.`;
  if (isRateTyped(invoice)) return 'Its exchange rate was typed in.';
  if (steps.length > 1 || steps.some(({ quorum }) => quorum > 1)) return 'Its route asks for several people.';
  const [first] = remarks(findings);
  if (first) return first.message;
  if (!anomaly.hasHistory) return 'There is too little history to compare it with.';
  return anomaly.score > rule.autoMaxScore ? (anomaly.reasons[0]?.sentence ?? null) : null;
}
