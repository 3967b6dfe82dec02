import type { InvoiceLineRecord } from '#invoicing';
import { type FindingWords, findingWords, Money, taxesValue } from '#kernel';
import { chargesOf, type InvoiceEvidence, jobLink, type LineTax, lineLink, linkTo } from '../evidence.js';
import type { EvidenceLink, RuleAnswer } from '../finding.js';
import { rule } from '../rule.js';

/** What the document itself says. */
export const DOCUMENT_RULES = [
  rule({
    id: 'total_matches_lines',
    title: 'The figures add up',
    severity: 'block',
    check: totalMatches,
  }),
  rule({
    id: 'tax_code_present',
    title: 'Every line is taxed or exempt',
    severity: 'block',
    check: taxCodesPresent,
  }),
  rule({
    id: 'tax_code_lawful',
    title: 'Every line is taxed as the law says',
    severity: 'look',
    check: taxCodesLawful,
  }),
  rule({
    id: 'item_present',
    title: 'Every line names what was sold',
    severity: 'block',
    check: itemsPresent,
  }),
  rule({
    id: 'party_active',
    title: 'The customer or contractor is active',
    severity: 'block',
    check: partyActive,
  }),
  rule({
    id: 'currency_matches',
    title: 'The currency is the one agreed',
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
  const words = findingWords('total_matches_lines.differs', {
    ...{ expected: expected.toFixed(), total: Money.of(total).toFixed(), currency: invoice.currency },
  });
  return [{ words, evidence: [linkTo(invoice)], canBeFixed: true }];
}

function taxCodesPresent({ invoice }: InvoiceEvidence): RuleAnswer {
  return chargesOf(invoice)
    .filter((line) => line.taxCodeId === null)
    .map((line) => ({
      words: findingWords('tax_code_present.missing', lineValues(line)),
      evidence: [lineLink(invoice, line)],
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
        words: otherTax(line, law),
        evidence: [lineLink(invoice, line), ...(site ? [jobLink(site)] : []), ...codeLink(law)],
        ...(law.taxCodeId !== null && { canBeFixed: true }),
      },
    ];
  });
}

function otherTax(line: InvoiceLineRecord, { taxCodeName, because, charges }: LineTax): FindingWords {
  const values = { ...lineValues(line), because, taxes: taxesValue(charges) };
  return taxCodeName
    ? findingWords('tax_code_lawful.other_code', { ...values, code: taxCodeName })
    : findingWords('tax_code_lawful.no_code', values);
}

function lineValues({ lineNumber, description }: InvoiceLineRecord) {
  return { line: lineNumber, description };
}

function codeLink({ taxCodeId, taxCodeName }: LineTax): EvidenceLink[] {
  return taxCodeId === null ? [] : [{ type: 'tax_code', id: taxCodeId, label: taxCodeName ?? '' }];
}

function itemsPresent({ invoice }: InvoiceEvidence): RuleAnswer {
  const isBill = invoice.direction === 'payable';
  return chargesOf(invoice)
    .filter((line) => !line.itemId && !(isBill && line.accountId))
    .map((line) => ({
      words: findingWords(
        isBill ? 'item_present.no_item_nor_account' : 'item_present.no_item',
        lineValues(line),
      ),
      evidence: [lineLink(invoice, line)],
    }));
}

function partyActive({ invoice, party }: InvoiceEvidence): RuleAnswer {
  if (party?.active) return [];
  const kind = invoice.direction === 'receivable' ? 'customer' : 'contractor';
  if (!party) return [{ words: findingWords('party_active.gone', { party: kind }), evidence: [] }];
  return [
    {
      words: findingWords('party_active.inactive', { name: party.displayName, party: kind }),
      evidence: [{ type: kind, id: party.id, label: party.displayName }],
    },
  ];
}

function currencyMatches({ invoice, party }: InvoiceEvidence): RuleAnswer {
  if (!party || party.currency === invoice.currency) return [];
  const kind = invoice.direction === 'receivable' ? 'customer' : 'contractor';
  const words = findingWords('currency_matches.other', {
    ...{ currency: invoice.currency, name: party.displayName, agreed: party.currency, party: kind },
  });
  return [{ words, evidence: [{ type: kind, id: party.id, label: party.displayName }] }];
}
