import type { InvoiceLineRecord, InvoiceView, SimilarInvoice } from '#invoicing';
import type { JobView } from '#jobs';
import { Money } from '#kernel';
import type { EvidenceLink, Finding, RuleAnswer } from './finding.js';

/** Everything the rules look at, read beforehand, so that they are pure. */
export interface InvoiceFacts {
  invoice: InvoiceView;
  /** The customer of a receivable, the contractor of a payable; undefined when it is gone. */
  party: { id: string; displayName: string; currency: string; active: boolean } | undefined;
  /** The jobs that the lines bill. */
  jobs: ReadonlyMap<string, JobView>;
  similar: readonly SimilarInvoice[];
}

type Rule = { rule: string; passed: string; check: (facts: InvoiceFacts) => RuleAnswer };

/** Each rule is data and a pure check; one that finds nothing answers its `passed` sentence. */
export const INVOICE_RULES: readonly Rule[] = [
  { rule: 'total_matches_lines', passed: 'The lines, the tax and the total add up.', check: totalMatches },
  { rule: 'tax_code_present', passed: 'Every line says how it is taxed.', check: taxCodesPresent },
  { rule: 'item_present', passed: 'Every line names what was sold.', check: itemsPresent },
  { rule: 'quantity_completed', passed: 'No more is billed than was completed.', check: quantityCompleted },
  { rule: 'not_duplicate', passed: 'Nothing here is on another invoice.', check: notDuplicate },
  { rule: 'party_active', passed: 'Who it concerns is active.', check: partyActive },
  { rule: 'currency_matches', passed: 'The currency is the one agreed with them.', check: currencyMatches },
  { rule: 'job_open', passed: 'The jobs it bills may be billed.', check: jobOpen },
];

/** Runs every rule, in order. */
export function validateInvoice(facts: InvoiceFacts): Finding[] {
  return INVOICE_RULES.flatMap(({ rule, passed, check }): Finding[] => {
    const found = check(facts);
    if (found.length === 0) return [{ rule, severity: 'pass', message: passed, evidence: [] }];
    return found.map((finding) => ({ rule, ...finding }));
  });
}

function totalMatches({ invoice }: InvoiceFacts): RuleAnswer {
  const { subtotal, discountAmount, taxAmount, total } = invoice;
  const lines = Money.sum(invoice.lines.map((line) => line.amount));
  const expected = lines.plus(taxAmount);
  const isWhole = lines.equals(Money.of(subtotal).minus(discountAmount)) && expected.equals(total);
  if (isWhole) return [];
  const message = `The lines and the tax make ${expected.toFixed()}, but the total says ${Money.of(total).toFixed()}.`;
  return [
    {
      severity: 'block',
      message,
      evidence: [linkTo(invoice)],
      fix: 'Open the invoice and save its lines again.',
    },
  ];
}

function taxCodesPresent({ invoice }: InvoiceFacts): RuleAnswer {
  return chargesOf(invoice)
    .filter((line) => line.taxCodeId === null)
    .map((line) => ({
      severity: 'block' as const,
      message: `Line ${line.lineNumber} (${line.description}) has no tax code.`,
      evidence: [lineLink(invoice, line)],
      fix: 'Choose a tax code; use an exempt or zero-rated one where no tax is due.',
    }));
}

function itemsPresent({ invoice }: InvoiceFacts): RuleAnswer {
  return chargesOf(invoice)
    .filter((line) => (invoice.direction === 'receivable' ? !line.itemId : !line.itemId && !line.accountId))
    .map((line) => ({
      severity: 'block' as const,
      message: `Line ${line.lineNumber} (${line.description}) names no item${invoice.direction === 'payable' ? ' and no account' : ''}.`,
      evidence: [lineLink(invoice, line)],
      fix: 'Choose the item that the line is for; the books need it to know which income it is.',
    }));
}

/** The job counts this invoice's own quantity already, so more invoiced than completed means that the work shrank. */
function quantityCompleted({ invoice, jobs }: InvoiceFacts): RuleAnswer {
  return invoice.lines.flatMap((line): RuleAnswer => {
    const job = line.jobId ? jobs.get(line.jobId) : undefined;
    const jobLine = job?.lines.find((candidate) => candidate.lineNumber === line.jobLineNumber);
    if (!job || !jobLine || Money.of(jobLine.quantityInvoiced).compare(jobLine.quantityCompleted) <= 0)
      return [];
    const isExplained = jobLine.overrideReason !== null;
    const label = `${job.number}, line ${jobLine.lineNumber}`;
    return [
      {
        severity: isExplained ? 'warn' : 'block',
        message: `${label}: ${jobLine.quantityInvoiced} invoiced, ${jobLine.quantityCompleted} completed${isExplained ? ` (${jobLine.overrideReason})` : ''}.`,
        evidence: [
          lineLink(invoice, line),
          { type: 'job_line', id: job.id, lineNumber: jobLine.lineNumber, label },
        ],
        fix: 'Record the progress on the job, or bill less.',
      },
    ];
  });
}

const SAME: Record<SimilarInvoice['because'], string> = {
  number: 'has the same number',
  amount: 'has the same date and total',
  job_line: 'bills the same job line',
  time_entry: 'bills the same time',
};

/** One job line may be billed in parts on several invoices: that is a warning only when together they bill too much. */
function notDuplicate({ invoice, jobs, similar }: InvoiceFacts): RuleAnswer {
  return similar
    .filter((other) => other.because !== 'job_line' || isBilledTwice(invoice, other, jobs))
    .map((other) => ({
      severity: other.because === 'amount' ? ('warn' as const) : ('block' as const),
      message: `Invoice ${other.number} (${other.status.replaceAll('_', ' ')}) ${SAME[other.because]}.`,
      evidence: [{ type: 'invoice' as const, id: other.id, label: other.number }],
      fix: 'Void one of the two if they bill the same work.',
    }));
}

function isBilledTwice(invoice: InvoiceView, other: SimilarInvoice, jobs: InvoiceFacts['jobs']): boolean {
  const mine = invoice.lines.find(
    (line) => line.jobLineNumber === other.jobLineNumber && line.jobId !== null,
  );
  const jobLine = jobs.get(mine?.jobId ?? '')?.lines.find((line) => line.lineNumber === other.jobLineNumber);
  if (!jobLine || !mine || other.quantity === null) return false;
  return Money.of(mine.quantity).plus(other.quantity).compare(jobLine.quantityCompleted) > 0;
}

function partyActive({ invoice, party }: InvoiceFacts): RuleAnswer {
  if (party?.active) return [];
  const kind = invoice.direction === 'receivable' ? 'customer' : 'contractor';
  if (!party) return [{ severity: 'block', message: `The ${kind} does not exist any more.`, evidence: [] }];
  return [
    {
      severity: 'block',
      message: `${party.displayName} is not active any more.`,
      evidence: [{ type: kind, id: party.id, label: party.displayName }],
      fix: `Make the ${kind} active again, or write the invoice to another.`,
    },
  ];
}

function currencyMatches({ invoice, party }: InvoiceFacts): RuleAnswer {
  if (!party || party.currency === invoice.currency) return [];
  const kind = invoice.direction === 'receivable' ? 'customer' : 'contractor';
  return [
    {
      severity: 'block',
      message: `The invoice is in ${invoice.currency}, but ${party.displayName} is kept in ${party.currency}.`,
      evidence: [{ type: kind, id: party.id, label: party.displayName }],
      fix: `Write it in ${party.currency}: accounting systems keep one currency for each ${kind}.`,
    },
  ];
}

function jobOpen({ invoice, jobs }: InvoiceFacts): RuleAnswer {
  return [...jobs.values()]
    .filter((job) => job.status === 'cancelled' || job.status === 'on_hold')
    .map((job) => ({
      severity: job.status === 'cancelled' ? ('block' as const) : ('warn' as const),
      message: `Job ${job.number} is ${job.status.replaceAll('_', ' ')}.`,
      evidence: [{ type: 'job' as const, id: job.id, label: job.number }, linkTo(invoice)],
      fix: 'Find out whether this work is to be billed.',
    }));
}

function chargesOf(invoice: InvoiceView): InvoiceLineRecord[] {
  return invoice.lines.filter((line) => line.kind === 'item' || line.kind === 'account');
}

function linkTo(invoice: InvoiceView): EvidenceLink {
  return { type: 'invoice', id: invoice.id, label: invoice.number };
}

function lineLink(invoice: InvoiceView, line: InvoiceLineRecord): EvidenceLink {
  const label = `${invoice.number}, line ${line.lineNumber}`;
  return { type: 'invoice_line', id: invoice.id, lineNumber: line.lineNumber, label };
}
