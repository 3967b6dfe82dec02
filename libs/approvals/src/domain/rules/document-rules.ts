import { Money } from '#kernel';
import { chargesOf, type InvoiceEvidence, jobLink, type LineTax, lineLink, linkTo } from '../evidence.js';
import type { EvidenceLink, RuleAnswer } from '../finding.js';
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
    id: 'tax_code_lawful',
    title: 'Every line is taxed as the law says',
    passed: 'Every line bears the tax of the place where the work is done.',
    severity: 'look',
    check: taxCodesLawful,
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

/** The place of supply is the job site; where the books have no code that fits, a person has to find one. */
function taxCodesLawful({ invoice, jobs, lineTaxes }: InvoiceEvidence): RuleAnswer {
  if (!lineTaxes || lineTaxes.size === 0) return undefined;
  return invoice.lines.flatMap((line) => {
    const law = lineTaxes.get(line.lineNumber);
    if (!law || law.isRight) return [];
    const site = jobs.get(line.jobId ?? invoice.jobId ?? '');
    return [
      {
        message: `Line ${line.lineNumber} (${line.description}) is not taxed as the law says. ${law.because}`,
        evidence: [lineLink(invoice, line), ...(site ? [jobLink(site)] : []), ...codeLink(law)],
        fix: law.taxCodeName ? `Use “${law.taxCodeName}”.` : 'Add the tax code in the books, then choose it.',
        ...(law.taxCodeId !== null && { canBeFixed: true }),
      },
    ];
  });
}

function codeLink({ taxCodeId, taxCodeName }: LineTax): EvidenceLink[] {
  return taxCodeId === null ? [] : [{ type: 'tax_code', id: taxCodeId, label: taxCodeName ?? '' }];
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
