import { Money } from '#kernel';
import { anomalyOf } from '../anomaly.js';
import { type InvoiceEvidence, linkTo } from '../evidence.js';
import type { RuleAnswer } from '../finding.js';
import { rule } from '../rule.js';

/** What is known about whom it concerns, and about the books that it goes to. */
export const PARTY_RULES = [
  rule({
    id: 'clearance_valid',
    title: 'The contractor’s clearances are valid',
    passed: 'The clearances were valid on the day of the bill.',
    severity: 'block',
    check: clearancesValid,
  }),
  rule({
    id: 'mapping_present',
    title: 'The books know everything on it',
    passed: 'Everything on it has its counterpart in the books.',
    severity: 'look',
    check: mapped,
  }),
  rule({
    id: 'total_as_predicted',
    title: 'The books will compute the same total',
    passed: 'The books will compute the same total.',
    severity: 'look',
    specs: {
      tolerance: {
        kind: 'decimal',
        default: '0',
        min: '0',
        max: '100',
        description: 'By how much the two totals may differ.',
      },
    },
    check: (evidence, { tolerance }) => asPredicted(evidence, tolerance),
  }),
  rule({
    id: 'period_open',
    title: 'The period is open',
    passed: 'Its day is in an open period of the books.',
    severity: 'block',
    check: periodOpen,
  }),
  rule({
    id: 'usual_amounts',
    title: 'The amounts are the usual ones',
    passed: 'The amounts are like those of earlier documents.',
    severity: 'look',
    specs: {
      threshold: {
        kind: 'decimal',
        default: '3.5',
        min: '1',
        max: '100',
        description: 'How many usual deviations from the median make something unusual.',
      },
      minimumHistory: {
        kind: 'whole',
        default: 8,
        min: 3,
        max: 100,
        description: 'Earlier documents that are needed for an opinion.',
      },
    },
    check: (evidence, { threshold, minimumHistory }) =>
      usualAmounts(evidence, Number(threshold), minimumHistory),
  }),
];

function clearancesValid({ invoice, clearances }: InvoiceEvidence): RuleAnswer {
  if (invoice.direction !== 'payable' || !clearances || clearances.length === 0) return undefined;
  const kinds = new Map<string, { id: string; validTo: string | null }>();
  for (const { kind, id, validTo } of clearances) {
    const best = kinds.get(kind);
    if (!best || (best.validTo !== null && (validTo === null || validTo > best.validTo)))
      kinds.set(kind, { id, validTo });
  }
  return [...kinds].flatMap(([kind, { id, validTo }]) => {
    if (validTo === null || validTo >= invoice.invoiceDate) return [];
    return [
      {
        message: `The clearance ${kind} of the contractor expired on ${validTo}.`,
        evidence: [{ type: 'clearance' as const, id, label: kind }],
        fix: 'Ask the contractor for a new certificate before paying.',
      },
    ];
  });
}

function mapped({ invoice, books }: InvoiceEvidence): RuleAnswer {
  if (!books) return undefined;
  return books.unmapped.map(({ lineNumber, what }) => ({
    message: `${lineNumber === null ? '' : `Line ${lineNumber}: `}${what} has no counterpart in ${books.company}.`,
    evidence: [linkTo(invoice)],
    fix: 'It is created there with the invoice, or link it in the sync centre first.',
  }));
}

function asPredicted({ invoice, books }: InvoiceEvidence, tolerance: string): RuleAnswer {
  if (!books || books.predictedTotal === null) return undefined;
  const difference = Money.of(invoice.total).minus(books.predictedTotal);
  if (difference.compare(tolerance) <= 0 && difference.plus(tolerance).compare('0') >= 0) return [];
  return [
    {
      message: `${books.company} will compute ${Money.of(books.predictedTotal).toFixed(2)}, the invoice says ${Money.of(invoice.total).toFixed(2)}.`,
      evidence: [linkTo(invoice)],
      fix: 'Compare the tax codes with those of the books.',
    },
  ];
}

function periodOpen({ invoice, books }: InvoiceEvidence): RuleAnswer {
  if (!books || books.closedThrough === null) return undefined;
  if (invoice.invoiceDate > books.closedThrough) return [];
  return [
    {
      message: `The books of ${books.company} are closed through ${books.closedThrough}; the invoice is of ${invoice.invoiceDate}.`,
      evidence: [linkTo(invoice)],
      fix: 'Give it a later day, or have the accountant open the period.',
    },
  ];
}

function usualAmounts(evidence: InvoiceEvidence, threshold: number, minimumHistory: number): RuleAnswer {
  const { reasons, hasHistory } = anomalyOf(evidence, minimumHistory);
  if (!hasHistory) return undefined;
  return reasons
    .filter(({ deviations }) => deviations >= threshold)
    .map((reason) => ({
      message: reason.sentence,
      evidence: reason.evidence,
      fix: 'Compare it with what was agreed.',
    }));
}
