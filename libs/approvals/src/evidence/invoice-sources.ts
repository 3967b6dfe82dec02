import type { EvidenceKind, InvoiceView } from '#invoicing';

/** The jobs that an invoice or its lines name. */
export function jobIdsOf({ jobId, lines }: InvoiceView): string[] {
  const ids = new Set<string>();
  if (jobId !== null) ids.add(jobId);
  for (const line of lines) if (line.jobId !== null) ids.add(line.jobId);
  return [...ids];
}

export function timeIdsOf(invoice: InvoiceView): string[] {
  const ids = sourcesOf(invoice, 'time_entry');
  for (const { timeEntryId } of invoice.lines) if (timeEntryId !== null) ids.add(timeEntryId);
  return [...ids];
}

export function expenseIdsOf(invoice: InvoiceView): string[] {
  return [...sourcesOf(invoice, 'expense')];
}

export function distinct(ids: Iterable<string>): string[] {
  return [...new Set(ids)];
}

function sourcesOf({ lines }: InvoiceView, wanted: EvidenceKind): Set<string> {
  const ids = new Set<string>();
  for (const { evidence = [] } of lines)
    for (const { kind, sourceId } of evidence) if (kind === wanted) ids.add(sourceId);
  return ids;
}
