import type { Anomaly } from './anomaly.js';
import { type Finding, remarks } from './finding.js';

export interface Recommendation {
  advice: 'approve' | 'look' | 'reject';
  /** One sentence for each reason, the gravest first. */
  reasons: string[];
}

const UNUSUAL_SCORE = 35;

/** What a careful colleague would say: send back what blocks, look at what is odd, approve the rest. */
export function recommendationFor(findings: readonly Finding[], { score, reasons }: Anomaly): Recommendation {
  const found = remarks(findings);
  const blocks = found.filter(({ severity }) => severity === 'block').map(({ message }) => message);
  const looks = found.filter(({ severity }) => severity === 'look').map(({ message }) => message);
  if (blocks.length > 0) return { advice: 'reject', reasons: [...blocks, ...looks] };
  const odd = score >= UNUSUAL_SCORE ? reasons.slice(0, 1).map(({ sentence }) => sentence) : [];
  const all = [...new Set([...looks, ...odd])];
  if (all.length > 0) return { advice: 'look', reasons: all };
  return { advice: 'approve', reasons: ['Every rule that applies to it is satisfied.'] };
}
