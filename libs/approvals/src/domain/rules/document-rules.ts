import { Money } from '#kernel';
import { chargesOf, type InvoiceEvidence, lineLink, linkTo } from '../evidence.js';
import type { RuleAnswer } from '../finding.js';
import { rule } from '../rule.js';

/** What the document itself says. */
export const DOCUMENT_RULES = [
  rule({
    id: 'total_matches_lines',
    title: 'The figures add up',
    passed: 'The lines, the tax and the total add up.',
    severity: 'block',
    check: totalMatches,
  }),
  rule({
    id: 'tax_code_present',
    title: 'Every line is taxed or exempt',
    passed: 'Every line says how it is taxed.',
    severity: 'block',
    check: taxCodesPresent,
  }),
  rule({
    id: 'item_present',
    title: 'Every line names what was sold',
    passed: 'Every line names what was sold.',
    severity: 'block',
    check: itemsPresent,
  }),
  rule({
    id: 'party_active',
    title: 'The customer or contractor is active',
    passed: 'Who it concerns is active.',
    severity: 'block',
    check: partyActive,
  }),
  rule({
    id: 'currency_matches',
    title: 'The currency is the one agreed',
    passed: 'The currency is the one agreed with them.',
    severity: 'block',
    check: currencyMatches,
  }),
];

function totalMatches({ invoice }: InvoiceEvidence): RuleAnswer {
  const { subtotal, discountAmount, taxAmount, total } = invoice;
  const lines = Money.sum(invoice.lines.map((line) => line.amount));
  const expected = lines.plus(taxAmount);
  const isWhole = lines.equals(Money.of(subtotal).minus(discountAmount)) && expected.equals(total);
  if (isWhole) return [];
  const message = `The lines and the tax make ${expected.toFixed()}, but the total says ${Money.of(total).toFixed()}.`;
  return [
    {
      message,
      evidence: [linkTo(invoice)],
      fix: 'Have the lines added up again.',
      canBeFixed: true,
    },
  ];
}

function taxCodesPresent({ invoice }: InvoiceEvidence): RuleAnswer {
  return chargesOf(invoice)
    .filter((line) => line.taxCodeId === null)
    .map((line) => ({
      message: `Line ${line.lineNumber} (${line.description}) has no tax code.`,
      evidence: [lineLink(invoice, line)],
      fix: 'Choose a tax code; use an exempt or zero-rated one where no tax is due.',
      ...(invoice.direction === 'receivable' && line.itemId && { canBeFixed: true }),
    }));
}

function itemsPresent({ invoice }: InvoiceEvidence): RuleAnswer {
  const isBill = invoice.direction === 'payable';
  return chargesOf(invoice)
    .filter((line) => !line.itemId && !(isBill && line.accountId))
    .map((line) => ({
      message: `Line ${line.lineNumber} (${line.description}) names no item${isBill ? ' and no account' : ''}.`,
      evidence: [lineLink(invoice, line)],
      fix: 'Choose the item that the line is for; the books need it to know which income it is.',
    }));
}

function partyActive({ invoice, party }: InvoiceEvidence): RuleAnswer {
  if (party?.active) return [];
  const kind = invoice.direction === 'receivable' ? 'customer' : 'contractor';
  if (!party) return [{ message: `The ${kind} does not exist any more.`, evidence: [] }];
  return [
    {
      message: `${party.displayName} is not active any more.`,
      evidence: [{ type: kind, id: party.id, label: party.displayName }],
      fix: `Make the ${kind} active again, or write the invoice to another.`,
    },
  ];
}

function currencyMatches({ invoice, party }: InvoiceEvidence): RuleAnswer {
  if (!party || party.currency === invoice.currency) return [];
  const kind = invoice.direction === 'receivable' ? 'customer' : 'contractor';
  return [
    {
      message: `The invoice is in ${invoice.currency}, but ${party.displayName} is kept in ${party.currency}.`,
      evidence: [{ type: kind, id: party.id, label: party.displayName }],
      fix: `Write it in ${party.currency}: accounting systems keep one currency for each ${kind}.`,
    },
  ];
}
