import type { Decimal } from 'decimal.js';

export interface ColData {
  readonly value: string;
  readonly id?: string;
}

export interface DataRow {
  readonly ColData: readonly ColData[];
  readonly type: 'Data';
}

export interface SectionRow {
  readonly Header?: { readonly ColData: readonly ColData[] };
  readonly Rows?: { readonly Row: readonly Row[] };
  readonly Summary?: { readonly ColData: readonly ColData[] };
  readonly type: 'Section';
  readonly group?: string;
}

export type Row = DataRow | SectionRow;

export interface Column {
  readonly ColTitle: string;
  readonly ColType: string;
  readonly MetaData?: readonly { readonly Name: string; readonly Value: string }[];
}

/** What a report writer hands over; the header is put around it. */
export interface Content {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Left out where a report has no period, or no basis. */
  readonly startPeriod?: string;
  readonly endPeriod?: string;
  readonly basis?: string;
  /** What the columns stand for: `Total` unless the request said otherwise. */
  readonly summarizedBy?: string;
  readonly options?: readonly { readonly Name: string; readonly Value: string }[];
}

/** Report amounts are texts with two decimals; an empty text is nothing. */
export function cell(amount: Decimal): ColData {
  return { value: amount.isZero() ? '' : amount.toFixed(2) };
}

export function totalCell(amount: Decimal): ColData {
  return { value: amount.toFixed(2) };
}

export function label(value: string, id?: string): ColData {
  return id === undefined ? { value } : { value, id };
}

export function data(...cells: readonly ColData[]): DataRow {
  return { ColData: cells, type: 'Data' };
}

export function column(title: string, type: string, key: string): Column {
  return { ColTitle: title, ColType: type, MetaData: [{ Name: 'ColKey', Value: key }] };
}
