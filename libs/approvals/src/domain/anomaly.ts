import type { PastTotals } from '#invoicing';
import { type FindingWords, findingText, findingWords } from '#kernel';
import { hoursOf, type InvoiceEvidence, linkTo, timeLink, type WorkEntry } from './evidence.js';
import type { EvidenceLink } from './finding.js';
import { type Distribution, deviationsOf, distributionOf } from './robust.js';

/** One comparison with the past: what it is now, what is usual, and how far apart they are. */
export interface AnomalyReason {
  of: 'party_total' | 'job_total' | 'entry_minutes';
  /** Robust deviations from the median. */
  deviations: number;
  words: FindingWords;
  /** The same in English. */
  sentence: string;
  evidence: EvidenceLink[];
}

export interface Anomaly {
  /** 0 to 100: the greatest deviation, where 10 deviations and more are 100. */
  score: number;
  /** The farthest first. */
  reasons: AnomalyReason[];
  /** False when there is too little of the past for an opinion. */
  hasHistory: boolean;
}

export const MINIMUM_HISTORY = 8;

/** Compares the invoice with the party's, the job's and the people's own past. The same evidence answers the same. */
export function anomalyOf(evidence: InvoiceEvidence, minimumHistory = MINIMUM_HISTORY): Anomaly {
  const { invoice, party, pastOfParty, pastOfJob } = evidence;
  const { currency } = invoice;
  const who = party?.displayName ?? '';
  const reasons = [
    ...totalAgainst(evidence, pastOfParty, minimumHistory).map(({ values, ...how }) =>
      reasonOf('party_total', findingWords('usual_amounts.party_total', { ...values, who, currency }), how),
    ),
    ...(invoice.jobId ? totalAgainst(evidence, pastOfJob, minimumHistory) : []).map(({ values, ...how }) =>
      reasonOf('job_total', findingWords('usual_amounts.job_total', { ...values, currency }), how),
    ),
    ...minutesAgainst(evidence, minimumHistory),
  ].sort((a, b) => b.deviations - a.deviations);
  const greatest = reasons[0]?.deviations ?? 0;
  return {
    score: Math.min(100, Math.round(greatest * 10)),
    reasons,
    hasHistory: reasons.length > 0,
  };
}

/** Distributions of the same past are asked for once for each invoice of a set, so they are kept as long as it is. */
const known = new WeakMap<object, Distribution>();

function distributionFor(past: PastTotals, exceptId: string): Distribution {
  const own = past.ids?.indexOf(exceptId) ?? -1;
  if (own >= 0) return distributionOf(past.totals.toSpliced(own, 1));
  const found = known.get(past) ?? distributionOf(past.totals);
  known.set(past, found);
  return found;
}

function reasonOf(
  of: AnomalyReason['of'],
  words: FindingWords,
  how: Pick<AnomalyReason, 'deviations' | 'evidence'>,
): AnomalyReason {
  return { of, words, sentence: findingText(words, 'en')?.message ?? words.code, ...how };
}

function totalAgainst({ invoice }: InvoiceEvidence, past: PastTotals, minimumHistory: number) {
  const usual = distributionFor(past, invoice.id);
  if (usual.count < minimumHistory) return [];
  const deviations = rounded(deviationsOf(Number(invoice.total), usual));
  const values = {
    ...{ total: Number(invoice.total).toFixed(2), count: usual.count },
    ...{ median: usual.median.toFixed(2), scale: usual.scale.toFixed(2) },
  };
  return [{ values, deviations, evidence: [linkTo(invoice)] }];
}

/** The entry that is farthest from what its own person usually records. */
function minutesAgainst({ work, pastMinutes }: InvoiceEvidence, minimumHistory: number): AnomalyReason[] {
  const usual = new Map<string, Distribution>();
  for (const contractorId of new Set(work.map((entry) => entry.contractorId))) {
    const past = pastMinutes.get(contractorId);
    if (!past || past.length < minimumHistory) continue;
    const distribution = known.get(past) ?? distributionOf(past);
    known.set(past, distribution);
    usual.set(contractorId, distribution);
  }
  let farthest: { entry: WorkEntry; distribution: Distribution; deviations: number } | undefined;
  for (const entry of work) {
    const distribution = usual.get(entry.contractorId);
    if (!distribution) continue;
    const deviations = rounded(deviationsOf(entry.minutes, distribution));
    if (!farthest || deviations > farthest.deviations) farthest = { entry, distribution, deviations };
  }
  if (!farthest) return [];
  const { entry, distribution, deviations } = farthest;
  const words = findingWords('usual_amounts.entry_minutes', {
    ...{ day: entry.workDate, hours: hoursOf(entry.minutes), count: distribution.count },
    median: hoursOf(distribution.median),
  });
  return [reasonOf('entry_minutes', words, { deviations, evidence: [timeLink(entry)] })];
}

function rounded(deviations: number): number {
  return Math.round(deviations * 10) / 10;
}
