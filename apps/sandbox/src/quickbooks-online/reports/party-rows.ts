import type { Decimal } from 'decimal.js';
import { sum } from '../ledger/index.js';
import type { CompanyBooks } from '../store/company-books.js';
import { refId, text } from '../store/doc.js';
import { cell, data, label, type Row, totalCell } from './shape.js';

export type Amounts = readonly Decimal[];

interface Node {
  readonly id: string;
  readonly name: string;
  readonly sortName: string;
  own?: Amounts;
  readonly children: Node[];
}

/**
 * One row a party, in alphabetical order; a customer with jobs becomes a section with the jobs inside and a summary
 * that adds them up, so a reader that only looks at flat rows misses money. The last row is the grand total.
 */
export function partyRows(
  books: CompanyBooks,
  entity: 'Customer' | 'Vendor',
  amounts: ReadonlyMap<string, Amounts>,
  width: number,
): Row[] {
  const tree = grow(books, entity, amounts);
  const rows = tree.map((node) => render(node, width));
  const grand = [label('TOTAL'), ...columnSums([...amounts.values()], width).map(totalCell)];
  return [...rows, { Summary: { ColData: grand }, type: 'Section', group: 'GrandTotal' }];
}

export function columnSums(rows: readonly Amounts[], width: number): Decimal[] {
  return Array.from({ length: width }, (_, at) => sum(rows.flatMap((row) => row[at] ?? [])));
}

function grow(books: CompanyBooks, entity: string, amounts: ReadonlyMap<string, Amounts>): Node[] {
  const nodes = new Map<string, Node>();
  const roots: Node[] = [];
  const place = (id: string): Node => {
    const known = nodes.get(id);
    if (known) return known;
    const doc = books.get(entity, id);
    const name = text(doc?.DisplayName) ?? (id === '' ? 'Not specified' : id);
    const node: Node = { id, name, sortName: name.toLowerCase(), children: [] };
    nodes.set(id, node);
    const parent = entity === 'Customer' ? refId(doc, 'ParentRef') : undefined;
    (parent === undefined ? roots : place(parent).children).push(node);
    return node;
  };
  for (const [id, own] of amounts) place(id).own = own;
  sort(roots);
  return roots;
}

function sort(nodes: Node[]): void {
  nodes.sort((a, b) => (a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : 0));
  for (const node of nodes) sort(node.children);
}

function render(node: Node, width: number): Row {
  const own = Array.from({ length: width }, (_, at) => cellOf(node.own, at));
  if (node.children.length === 0) return data(label(node.name, node.id), ...own);
  const total = columnSums(allAmounts(node), width);
  return {
    Header: { ColData: [label(node.name, node.id), ...own] },
    Rows: { Row: node.children.map((child) => render(child, width)) },
    Summary: { ColData: [label(`Total ${node.name}`), ...total.map(cell)] },
    type: 'Section',
  };
}

function cellOf(amounts: Amounts | undefined, at: number) {
  const amount = amounts?.[at];
  return amount === undefined ? { value: '' } : cell(amount);
}

function allAmounts(node: Node): Amounts[] {
  return [...(node.own ? [node.own] : []), ...node.children.flatMap(allAmounts)];
}
