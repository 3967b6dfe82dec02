import type { schemas } from '#api-client';
import type { importFieldMessages } from './import-messages';
import type { Direction } from './order';

export type ImportReport = schemas['ImportReportAnswer'];
export type RowError = schemas['RowErrorAnswer'];
export type ImportField = keyof typeof importFieldMessages;

/** What a person says about a file. */
export interface ImportWish {
  direction: Direction;
  draft: boolean;
  skipExisting: boolean;
  /** What columns are whose headings do not say; an empty text leaves one out. */
  columns: Readonly<Record<string, ImportField | ''>>;
  /** The mapping that says what the rows mean; empty: their headings do. */
  mappingId: string;
}

export const FIRST_WISH: ImportWish = {
  direction: 'customer',
  draft: false,
  skipExisting: false,
  columns: {},
  mappingId: '',
};

/** The query of the import; what was not said is left to the headings. */
export function wishQuery({ direction, draft, skipExisting, columns, mappingId }: ImportWish) {
  const chosen = Object.entries(columns).map(([heading, field]) => `${heading}=${field}`);
  return {
    direction,
    ...(draft && { draft }),
    ...(skipExisting && { skipExisting }),
    ...(mappingId ? { mappingId } : chosen.length > 0 && { columns: chosen.join(';') }),
  };
}

/** The headings of a file in which too few were recognised, from the refusal. */
export function headingsOf(problem: object | undefined): string[] {
  const headers = problem && 'headers' in problem ? problem.headers : undefined;
  return Array.isArray(headers) ? headers.filter((header) => typeof header === 'string') : [];
}

/** An example that can be imported as it is, once its names are those of a real list. */
export const EXAMPLE = [
  'Order number,Customer or supplier,Order date,Due date,Item,Description,Quantity,Unit,Unit price,Rush',
  'PO-8841,Maple Ridge Homes,2026-11-21,2026-12-05,,Panel upgrade 200 A,1,each,2850.00,no',
  'PO-8841,Maple Ridge Homes,,,,Copper wire 14/2,120,m,1.85,',
  'PO-8842,Harbourfront Dental,2026-11-21,2026-12-12,,Operatory lighting,6,each,210.00,yes',
  '',
].join('\r\n');
