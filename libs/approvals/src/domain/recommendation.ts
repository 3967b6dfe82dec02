import type { FindingWords } from '#kernel';
import type { Anomaly } from './anomaly.js';
import { type Finding, remarks } from './finding.js';

export interface Recommendation {
  advice: 'approve' | 'look' | 'reject';
  /** One sentence for each reason, in English, the gravest first. */
  reasons: string[];
  /** The same before any language, in the same order; none where nothing stands out. */
  words: FindingWords[];
}

const UNUSUAL_SCORE = 35;

/** What a careful colleague would say: send back what blocks, look at what is odd, approve the rest. */
export function recommendationFor(findings: readonly Finding[], { score, reasons }: Anomaly): Recommendation {
  const found = remarks(findings);
  const blocks = found.filter(({ severity }) => severity === 'block').map(saidBy);
  const looks = found.filter(({ severity }) => severity === 'look').map(saidBy);
  if (blocks.length > 0) return advise('reject', [...blocks, ...looks]);
  const odd = score >= UNUSUAL_SCORE ? reasons.slice(0, 1) : [];
  const isNew = ({ sentence }: Said) => looks.every((look) => look.sentence !== sentence);
  const all = [...looks, ...odd.filter(isNew)];
  if (all.length > 0) return advise('look', all);
  return { advice: 'approve', reasons: ['Every rule that applies to it is satisfied.'], words: [] };
}

interface Said {
  sentence: string;
  words?: FindingWords;
}

function saidBy({ words, message }: Finding): Said {
  return { words, sentence: message };
}

function advise(advice: Recommendation['advice'], said: readonly Said[]): Recommendation {
  const once = [...new Map(said.map((one) => [one.sentence, one])).values()];
  return {
    advice,
    reasons: once.map(({ sentence }) => sentence),
    words: once.flatMap(({ words }) => words ?? []),
  };
}
