import type { Address } from '#parties';
import type { Prisma } from '#platform';
import type { BillingBasis, JobLineView, JobView } from './domain/job.js';
import type { JobStatus } from './domain/job.states.js';

export const WITH_LINES = { lines: { orderBy: { lineNumber: 'asc' } } } as const;
type Row = Prisma.JobGetPayload<{ include: typeof WITH_LINES }>;

export function toView(row: Row): JobView {
  const { organizationId: _tenant, lines, ...fields } = row;
  return {
    ...fields,
    status: fields.status as JobStatus,
    billingBasis: fields.billingBasis as BillingBasis,
    contractAmount: fields.contractAmount.toFixed(),
    siteAddress: fields.siteAddress as Address | null,
    dueDate: fields.dueDate?.toISOString().slice(0, 10) ?? null,
    startedAt: fields.startedAt?.toISOString() ?? null,
    completedAt: fields.completedAt?.toISOString() ?? null,
    createdAt: fields.createdAt.toISOString(),
    updatedAt: fields.updatedAt.toISOString(),
    lines: lines.map(toLine),
  };
}

function toLine(line: Row['lines'][number]): JobLineView {
  return {
    lineNumber: line.lineNumber,
    purchaseOrderLineNumber: line.purchaseOrderLineNumber,
    itemId: line.itemId,
    description: line.description,
    unitPrice: line.unitPrice.toFixed(),
    taxCodeId: line.taxCodeId,
    quantityOrdered: line.quantityOrdered.toFixed(),
    quantityCompleted: line.quantityCompleted.toFixed(),
    quantityShipped: line.quantityShipped.toFixed(),
    quantityInvoiced: line.quantityInvoiced.toFixed(),
    overrideReason: line.overrideReason,
  };
}
