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
  const paid = receivables.map(({ total, balance }) => Money.of(total).minus(balance));
  // The tax is neither earned nor spent: it goes to the government, or comes back from there.
  const net = (some: readonly InvoiceView[]) => Money.sum(some.map(beforeTax)).toFixed(2);
  return {
    system,
    invoiced: net(receivables),
    paid: Money.sum(paid).toFixed(2),
    costs: {
      labour: net(bills.filter(isLabour)),
      materials: net(bills.filter((bill) => !isLabour(bill))),
      other: '0.00',
    },
    documents: documents.map((document) => ({
      type: document.direction === 'receivable' ? 'invoice' : 'bill',
      remoteId: document.remoteId,
      number: document.number,
      amount: beforeTax(document).toFixed(2),
    })),
    asOf: asOf.toISOString(),
  };
}

function beforeTax({ total, taxAmount }: InvoiceView): Money {
  return Money.of(total).minus(taxAmount);
}
