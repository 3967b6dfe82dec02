import { faults } from '../faults/qbo-fault.js';
import type { Dimension } from '../ledger/index.js';
import type { CompanyBooks } from '../store/company-books.js';
import { text } from '../store/doc.js';
import type { Params, Unit } from './period.js';
import type { Column } from './shape.js';

/** What the columns of a report stand for, in the vendor's word: parts of the period, or whom and what it is about. */
export type Grouping =
  | { readonly name: string; readonly unit: Unit }
  | { readonly name: string; readonly dimension: Dimension };

export const MAX_COLUMNS = 400;
const UNITS: readonly Unit[] = ['Days', 'Week', 'Month', 'Quarter', 'Year'];
const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  Customers: 'customer',
  Vendors: 'vendor',
  Employees: 'employee',
  Departments: 'department',
  Classes: 'class',
  ProductsAndServices: 'item',
};
const ENTITIES: Readonly<Record<Dimension, string>> = {
  customer: 'Customer',
  vendor: 'Vendor',
  employee: 'Employee',
  department: 'Department',
  class: 'Class',
  item: 'Item',
};
const NO_VALUE = 'Not Specified';

/** Undefined for a report by its total. What is no word of the vendor's is refused. */
export function groupingOf(params: Params): Grouping | undefined {
  const given = params.summarize_column_by;
  if (!given || isWord(given, 'Total')) return undefined;
  const unit = UNITS.find((each) => isWord(given, each));
  if (unit) return { name: unit, unit };
  const [name, dimension] = Object.entries(DIMENSIONS).find(([word]) => isWord(given, word)) ?? [];
  if (name === undefined || dimension === undefined) throw faults.invalidEnum('summarize_column_by', given);
  return { name, dimension };
}

export function tooMany() {
  return faults.business('Unable to display more data. Please reduce the date range.', 'summarize_column_by');
}

function isWord(given: string, word: string): boolean {
  return given.toLowerCase() === word.toLowerCase();
}

/** By name, jobs behind their customer; what belongs to none comes last. */
export function inOrder(books: CompanyBooks, dimension: Dimension, ids: Iterable<string>): string[] {
  const named = [...ids].map((id) => ({ id, name: fullName(books, dimension, id).toLowerCase() }));
  named.sort((a, b) => Number(a.id === '') - Number(b.id === '') || (a.name < b.name ? -1 : 1));
  return named.map(({ id }) => id);
}

export function valueColumn(books: CompanyBooks, dimension: Dimension, id: string): Column {
  const title = id === '' ? NO_VALUE : valueName(books, dimension, id);
  return { ColTitle: title, ColType: 'Money', MetaData: [{ Name: 'ColKey', Value: id }] };
}

/** What a reader calls one of them. */
export function valueName(books: CompanyBooks, dimension: Dimension, id: string): string {
  return text(books.get(ENTITIES[dimension], id)?.DisplayName) ?? fullName(books, dimension, id);
}

function fullName(books: CompanyBooks, dimension: Dimension, id: string): string {
  const doc = books.get(ENTITIES[dimension], id);
  return text(doc?.FullyQualifiedName) ?? text(doc?.DisplayName) ?? text(doc?.Name) ?? id;
}
