import type { InvoiceView, SimilarInvoice } from '#invoicing';
import type { JobLineView, JobView } from '#jobs';
import { findingWords, Money } from '#kernel';
import { type InvoiceEvidence, jobLink, lineLink, linkTo } from '../evidence.js';
import type { EvidenceLink, RuleAnswer } from '../finding.js';
import { rule } from '../rule.js';

/** What was ordered and done, against what is billed. */
export const WORK_RULES = [
  rule({
    id: 'quantity_completed',
    title: 'Only finished work is billed',
    severity: 'block',
    check: quantityCompleted,
  }),
  rule({
    id: 'not_duplicate',
    title: 'Nothing is billed twice',
    severity: 'block',
    check: notDuplicate,
  }),
  rule({
    id: 'job_open',
    title: 'The jobs are known and may be billed',
    severity: 'block',
    check: jobOpen,
  }),
  rule({
    id: 'within_budget',
    title: 'The job stays within its budget',
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
    severity: 'block',
    check: orderOpen,
  }),
  rule({
    id: 'within_order',
    title: 'No more is billed than was ordered and received',
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
    const { lineNumber, quantityInvoiced: invoiced, overrideReason: reason } = jobLine;
    const label = `${job.number}, line ${lineNumber}`;
    return [
      {
        isMild: reason !== null,
        words: findingWords(`quantity_completed.${job.billingBasis}`, {
          ...{ job: job.number, line: lineNumber, invoiced, ready: readyOf(job, jobLine) },
          reason: reason ?? '',
        }),
        evidence: [lineLink(invoice, line), { type: 'job_line' as const, id: job.id, lineNumber, label }],
      },
    ];
  });
}

/** What of a line may be billed in all: what is done of it or, where the job says so, what has left the house. */
function readyOf({ billingBasis }: JobView, { quantityCompleted, quantityShipped }: JobLineView): string {
  return billingBasis === 'shipped' ? quantityShipped : quantityCompleted;
}

/** One job line may be billed in parts on several invoices: that counts only when together they bill too much. */
function notDuplicate({ invoice, jobs, similar }: InvoiceEvidence): RuleAnswer {
  return similar
    .filter((other) => other.because !== 'job_line' || isBilledTwice(invoice, other, jobs))
    .map((other) => ({
      isMild: other.because === 'amount',
      words: findingWords(`not_duplicate.${other.because}`, { number: other.number, status: other.status }),
      evidence: [{ type: 'invoice' as const, id: other.id, label: other.number }],
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
    unknown === 0 ? [] : [{ words: findingWords('job_open.gone', {}), evidence: [linkTo(invoice)] }];
  const closed = [...jobs.values()].flatMap((job) =>
    job.status === 'cancelled' || job.status === 'on_hold'
      ? {
          isMild: job.status === 'on_hold',
          words: findingWords(`job_open.${job.status}`, { job: job.number }),
          evidence: [jobLink(job), linkTo(invoice)],
        }
      : [],
  );
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
    const words = findingWords(isSale ? 'within_budget.billed' : 'within_budget.bills', {
      ...{ job: job.number, sum: sum.toFixed(2), over: sum.minus(agreed).toFixed(2) },
      ...{ agreed: agreed.toFixed(2), currency: job.currency },
    });
    return [{ words, evidence: [jobLink(job), linkTo(invoice)] }];
  });
}

function orderOpen({ invoice, order }: InvoiceEvidence): RuleAnswer {
  if (invoice.purchaseOrderId === null) return undefined;
  if (!order) return [{ words: findingWords('order_open.gone', {}), evidence: [linkTo(invoice)] }];
  if (!['draft', 'pending', 'cancelled'].includes(order.status)) return [];
  const words = findingWords('order_open.not_open', { order: order.number, status: order.status });
  return [{ words, evidence: [orderLink(order), linkTo(invoice)] }];
}

function withinOrder({ invoice, order }: InvoiceEvidence): RuleAnswer {
  if (!order) return undefined;
  return order.match.map((found) => ({ ...found, evidence: [orderLink(order), linkTo(invoice)] }));
}

function orderLink(order: { id: string; number: string }): EvidenceLink {
  return { type: 'purchase_order', id: order.id, label: order.number };
}
