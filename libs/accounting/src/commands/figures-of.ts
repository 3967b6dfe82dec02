import type { AccountingJobFigures } from '#insights';
import type { InvoiceView } from '#invoicing';
import { Money } from '#kernel';

/** Pure: what the books say about a job. A contractor's bill is labour, a supplier's is material. */
export function figuresOf(
  { system, asOf }: { system: string; asOf: Date },
  documents: readonly (InvoiceView & { remoteId: string })[],
  contractorIds: ReadonlySet<string>,
): AccountingJobFigures {
  const receivables = documents.filter(({ direction }) => direction === 'receivable');
  const bills = documents.filter(({ direction }) => direction === 'payable');
  const isLabour = ({ contractorId }: InvoiceView) =>
    contractorId !== null && contractorIds.has(contractorId);
  const invoiced = Money.sum(receivables.map(({ total }) => total));
  const open = Money.sum(receivables.map(({ balance }) => balance));
  // Costs are before tax: a contractor claims the tax back.
  const cost = (some: InvoiceView[]) =>
    Money.sum(some.map(({ total, taxAmount }) => Money.of(total).minus(taxAmount))).toFixed(2);
  return {
    system,
    invoiced: invoiced.toFixed(2),
    paid: invoiced.minus(open).toFixed(2),
    costs: {
      labour: cost(bills.filter(isLabour)),
      materials: cost(bills.filter((bill) => !isLabour(bill))),
      other: '0.00',
    },
    documents: documents.map(({ direction, remoteId, number, total }) => ({
      type: direction === 'receivable' ? 'invoice' : 'bill',
      remoteId,
      number,
      amount: total,
    })),
    asOf: asOf.toISOString(),
  };
}
