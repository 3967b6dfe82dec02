import type { LedgerFigure } from '../domain/report-figures.js';
import type { Dimension, Period } from '../ledger.repository.js';

/** The address of the list of documents that a figure is the sum of. */
export function documentsOf(figure: LedgerFigure, by: Dimension, id: string, { from, to }: Period): string {
  const query = new URLSearchParams({ figure, by, id, ...(from && { from }), ...(to && { to }) });
  return `/api/v1/reports/documents?${query}`;
}
