import { findingWords, Money } from '#kernel';
import { anomalyOf } from '../anomaly.js';
import { companyLink, type InvoiceEvidence, lineLink, linkTo } from '../evidence.js';
import type { RuleAnswer } from '../finding.js';
import { rule } from '../rule.js';

/** What is known about whom it concerns, and about the books that it goes to. */
export const PARTY_RULES = [
  rule({
    id: 'clearance_valid',
    title: 'The contractor’s clearances are valid',
    severity: 'block',
    check: clearancesValid,
  }),
  rule({
    id: 'mapping_present',
    title: 'The books know everything on it',
    severity: 'look',
    check: mapped,
  }),
  rule({
    id: 'total_as_predicted',
    title: 'The books will compute the same total',
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
    severity: 'block',
    check: periodOpen,
  }),
  rule({
    id: 'usual_amounts',
    title: 'The amounts are the usual ones',
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
        words: findingWords('clearance_valid.expired', { kind, day: validTo }),
        evidence: [{ type: 'clearance' as const, id, label: nameOf(kind) }],
      },
    ];
  });
}

/** A document with one reference that the books do not know is not sent at all. */
function mapped({ invoice, books }: InvoiceEvidence): RuleAnswer {
  return books?.flatMap((company) =>
    company.unmapped.map(({ lineNumber, what, isSent }) => ({
      isMild: isSent,
      words:
        lineNumber === null
          ? findingWords(isSent ? 'mapping_present.sent' : 'mapping_present.unknown', {
              ...{ what, company: company.company },
            })
          : findingWords(isSent ? 'mapping_present.line_sent' : 'mapping_present.line_unknown', {
              ...{ line: lineNumber, what, company: company.company },
            }),
      evidence: [
        lineNumber === null ? linkTo(invoice) : lineLink(invoice, { lineNumber }),
        companyLink(company),
      ],
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
    const words = findingWords('total_as_predicted.other', {
      ...{ company: company.company, predicted: predicted.toFixed(2), currency: invoice.currency },
      total: Money.of(invoice.total).toFixed(2),
    });
    return [{ words, evidence: [linkTo(invoice), companyLink(company)] }];
  });
}

function periodOpen({ invoice, books }: InvoiceEvidence): RuleAnswer {
  const closing = books?.filter(({ closedThrough }) => closedThrough !== null) ?? [];
  if (closing.length === 0) return undefined;
  return closing
    .filter(({ closedThrough }) => invoice.invoiceDate <= (closedThrough ?? ''))
    .map((company) => ({
      words: findingWords('period_open.closed', {
        ...{ company: company.company, closed: company.closedThrough ?? '', day: invoice.invoiceDate },
      }),
      evidence: [linkTo(invoice), companyLink(company)],
    }));
}

function usualAmounts(evidence: InvoiceEvidence, threshold: number, minimumHistory: number): RuleAnswer {
  const { reasons, hasHistory } = anomalyOf(evidence, minimumHistory);
  if (!hasHistory) return undefined;
  return reasons
    .filter(({ deviations }) => deviations >= threshold)
    .map(({ words, evidence: links }) => ({ words, evidence: links }));
}
