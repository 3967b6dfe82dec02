import type { InvoiceView, SimilarInvoice } from '#invoicing';
import type { JobLineView, JobView } from '#jobs';
import { Money } from '#kernel';
import { type InvoiceEvidence, jobLink, lineLink, linkTo } from '../evidence.js';
import type { EvidenceLink, RuleAnswer } from '../finding.js';
import { rule } from '../rule.js';

/** What was ordered and done, against what is billed. */
export const WORK_RULES = [
  rule({
    id: 'quantity_completed',
    title: 'Only finished work is billed',
    passed: 'No more is billed than is ready to be billed.',
    severity: 'block',
    check: quantityCompleted,
  }),
  rule({
    id: 'not_duplicate',
    title: 'Nothing is billed twice',
    passed: 'Nothing here is on another invoice.',
    severity: 'block',
    check: notDuplicate,
  }),
  rule({
    id: 'job_open',
    title: 'The jobs are known and may be billed',
    passed: 'The jobs it bills may be billed.',
    severity: 'block',
    check: jobOpen,
  }),
  rule({
    id: 'within_budget',
    title: 'The job stays within its budget',
    passed: 'The jobs stay within what was agreed for them.',
    severity: 'look',
    specs: {
      tolerancePercent: {
        kind: 'decimal',
        default: '0',
        min: '0',
        max: '100',
        description: 'How far above the agreed amount a job may be billed.',
      },
    },
    check: (evidence, { tolerancePercent }) => withinBudget(evidence, tolerancePercent),
  }),
  rule({
    id: 'order_open',
    title: 'The purchase order is open',
    passed: 'The purchase order may be billed.',
    severity: 'block',
    check: orderOpen,
  }),
  rule({
    id: 'within_order',
    title: 'No more is billed than was ordered and received',
    passed: 'The purchase order has room for it.',
    severity: 'block',
    check: withinOrder,
  }),
];

/** The job counts this invoice's own quantity already, so more invoiced than completed means that the work shrank. */
function quantityCompleted({ invoice, jobs }: InvoiceEvidence): RuleAnswer {
  if (invoice.direction === 'payable') return undefined;
  return invoice.lines.flatMap((line) => {
    const job = line.jobId ? jobs.get(line.jobId) : undefined;
    const jobLine = job?.lines.find((candidate) => candidate.lineNumber === line.jobLineNumber);
    if (!job || !jobLine || Money.of(jobLine.quantityInvoiced).compare(readyOf(job, jobLine)) <= 0) return [];
    const label = `${job.number}, line ${jobLine.lineNumber}`;
    const why = jobLine.overrideReason === null ? '' : ` (${jobLine.overrideReason})`;
    return [
      {
        isMild: jobLine.overrideReason !== null,
        message: `${label}: ${jobLine.quantityInvoiced} invoiced, ${readyOf(job, jobLine)} ${job.billingBasis}${why}.`,
        evidence: [
          lineLink(invoice, line),
          { type: 'job_line' as const, id: job.id, lineNumber: jobLine.lineNumber, label },
        ],
        fix: `Record the ${job.billingBasis === 'shipped' ? 'shipment' : 'progress'} on the job, or bill less.`,
      },
    ];
  });
}

/** What of a line may be billed in all: what is done of it or, where the job says so, what has left the house. */
function readyOf({ billingBasis }: JobView, { quantityCompleted, quantityShipped }: JobLineView): string {
  return billingBasis === 'shipped' ? quantityShipped : quantityCompleted;
}

const SAME: Record<SimilarInvoice['because'], string> = {
  number: 'has the same number',
  amount: 'has the same date and total',
  job_line: 'bills the same job line',
  time_entry: 'bills the same time',
};

/** One job line may be billed in parts on several invoices: that counts only when together they bill too much. */
function notDuplicate({ invoice, jobs, similar }: InvoiceEvidence): RuleAnswer {
  return similar
    .filter((other) => other.because !== 'job_line' || isBilledTwice(invoice, other, jobs))
    .map((other) => ({
      isMild: other.because === 'amount',
      message: `Invoice ${other.number} (${other.status.replaceAll('_', ' ')}) ${SAME[other.because]}.`,
      evidence: [{ type: 'invoice' as const, id: other.id, label: other.number }],
      fix: 'Void one of the two if they bill the same work.',
    }));
}

function isBilledTwice(
  invoice: InvoiceView,
  other: SimilarInvoice,
  jobs: ReadonlyMap<string, JobView>,
): boolean {
  const mine = invoice.lines.find(
    (line) => line.jobLineNumber === other.jobLineNumber && line.jobId !== null,
  );
  const job = jobs.get(mine?.jobId ?? '');
  const jobLine = job?.lines.find((line) => line.lineNumber === other.jobLineNumber);
  if (!job || !jobLine || !mine || other.quantity === null) return false;
  return Money.of(mine.quantity).plus(other.quantity).compare(readyOf(job, jobLine)) > 0;
}

function jobOpen({ invoice, jobs }: InvoiceEvidence): RuleAnswer {
  const named = new Set([invoice.jobId, ...invoice.lines.map((line) => line.jobId)]);
  const unknown = [...named].filter((id) => id !== null && !jobs.has(id)).length;
  const gone =
    unknown === 0
      ? []
      : [
          {
            message: 'It bills a job that does not exist.',
            evidence: [linkTo(invoice)],
            fix: 'Choose the job.',
          },
        ];
  const closed = [...jobs.values()]
    .filter((job) => job.status === 'cancelled' || job.status === 'on_hold')
    .map((job) => ({
      isMild: job.status === 'on_hold',
      message: `Job ${job.number} is ${job.status.replaceAll('_', ' ')}.`,
      evidence: [jobLink(job), linkTo(invoice)],
      fix: 'Find out whether this work is to be billed.',
    }));
  return [...gone, ...closed];
}

function withinBudget({ invoice, jobs, billed }: InvoiceEvidence, tolerancePercent: string): RuleAnswer {
  const isSale = invoice.direction === 'receivable';
  if (jobs.size === 0) return undefined;
  return [...jobs.values()].flatMap((job) => {
    const sums = billed.get(job.id);
    const agreed = Money.of(job.contractAmount);
    const sum = Money.of((isSale ? sums?.receivable : sums?.payable) ?? '0');
    if (job.currency !== invoice.currency || sum.compare(agreed.plus(agreed.percent(tolerancePercent))) <= 0)
      return [];
    const over = sum.minus(agreed).toFixed(2);
    return [
      {
        message: `Job ${job.number}: ${sum.toFixed(2)} ${isSale ? 'billed' : 'of bills'}, ${over} more than the ${agreed.toFixed(2)} agreed with the customer.`,
        evidence: [jobLink(job), linkTo(invoice)],
        fix: isSale
          ? 'Have the customer agree to a change order first.'
          : 'Ask who agreed to the extra cost.',
      },
    ];
  });
}

function orderOpen({ invoice, order }: InvoiceEvidence): RuleAnswer {
  if (invoice.purchaseOrderId === null) return undefined;
  if (!order)
    return [
      {
        message: 'It names a purchase order that does not exist.',
        evidence: [linkTo(invoice)],
        fix: 'Choose the order that this bills.',
      },
    ];
  if (!['draft', 'pending', 'cancelled'].includes(order.status)) return [];
  return [
    {
      message: `Purchase order ${order.number} is ${order.status}.`,
      evidence: [orderLink(order), linkTo(invoice)],
      fix: 'Have the order approved first, or take it off the invoice.',
    },
  ];
}

function withinOrder({ invoice, order }: InvoiceEvidence): RuleAnswer {
  if (!order) return undefined;
  return order.match.map((found) => ({ ...found, evidence: [orderLink(order), linkTo(invoice)] }));
}

function orderLink(order: { id: string; number: string }): EvidenceLink {
  return { type: 'purchase_order', id: order.id, label: order.number };
}
