import type { ReportName } from './names.js';
import { type Column, column } from './shape.js';

/** The vendor's columns of the reports that the sandbox writes no rows for: a reader finds its columns in an empty report too. */
export function columnsOfEmpty(report: ReportName): readonly Column[] {
  const key = report === 'TaxSummary' ? 'tax_name' : 'name';
  return [column('', 'String', key), column('Total', 'Money', 'total')];
}
