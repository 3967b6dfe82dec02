import { Money } from '#kernel';
import { anomalyOf } from '../anomaly.js';
import { companyLink, type InvoiceEvidence, lineLink, linkTo } from '../evidence.js';
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

const INSTITUTIONS = ['wsib', 'wcb'];

/** A kind of clearance as people say it: "WSIB clearance", "liability insurance". */
function nameOf(kind: string): string {
  if (INSTITUTIONS.includes(kind)) return `${kind.toUpperCase()} clearance`;
  return kind === 'other' ? 'clearance' : kind.replaceAll('-', ' ');
}

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
        message: `The contractor’s ${nameOf(kind)} expired on ${validTo}.`,
        evidence: [{ type: 'clearance' as const, id, label: nameOf(kind) }],
        fix: 'Ask the contractor for a new certificate before paying.',
      },
    ];
  });
}

/** A document with one reference that the books do not know is not sent at all. */
function mapped({ invoice, books }: InvoiceEvidence): RuleAnswer {
  return books?.flatMap((company) =>
    company.unmapped.map(({ lineNumber, what, isSent }) => ({
      isMild: isSent,
      message: `${lineNumber === null ? '' : `Line ${lineNumber}: `}${what} has no counterpart in ${company.company}.`,
      evidence: [
        lineNumber === null ? linkTo(invoice) : lineLink(invoice, { lineNumber }),
        companyLink(company),
      ],
      fix: isSent
        ? 'It is sent there first, by itself; look in the sync centre when it stays unknown.'
        : 'Link it in the sync centre or choose another: until then nothing of the invoice is sent.',
    })),
  );
}

function asPredicted({ invoice, books }: InvoiceEvidence, tolerance: string): RuleAnswer {
  const told = books?.filter(({ predictedTotal }) => predictedTotal !== null) ?? [];
  if (told.length === 0) return undefined;
  return told.flatMap((company) => {
    const predicted = Money.of(company.predictedTotal ?? '0');
    const difference = Money.of(invoice.total).minus(predicted);
    if (difference.compare(tolerance) <= 0 && !difference.plus(tolerance).isNegative()) return [];
    return [
      {
        message: `${company.company} will compute ${predicted.toFixed(2)}, the invoice says ${Money.of(invoice.total).toFixed(2)}.`,
        evidence: [linkTo(invoice), companyLink(company)],
        fix: 'Have the tax rounded where the books round it (tax settings), and add the invoice up again.',
      },
    ];
  });
}

function periodOpen({ invoice, books }: InvoiceEvidence): RuleAnswer {
  const closing = books?.filter(({ closedThrough }) => closedThrough !== null) ?? [];
  if (closing.length === 0) return undefined;
  return closing
    .filter(({ closedThrough }) => invoice.invoiceDate <= (closedThrough ?? ''))
    .map((company) => ({
      message: `The books of ${company.company} are closed through ${company.closedThrough}; the invoice is of ${invoice.invoiceDate}.`,
      evidence: [linkTo(invoice), companyLink(company)],
      fix: 'Give it a later day, or have the accountant open the period.',
    }));
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
