import { Decimal } from 'decimal.js';
import { faults } from '../faults/qbo-fault.js';
import { sum } from '../ledger/index.js';
import type { Params } from './period.js';
import {
  type ColData,
  type Column,
  column,
  type DataRow,
  label,
  type Row,
  type SectionRow,
  totalCell,
} from './shape.js';

/** One column that a list can have: `columns=tx_date,doc_num` names it by its key. */
export interface TableColumn<T> {
  readonly key: string;
  readonly title: string;
  readonly type?: 'String' | 'Date' | 'Money' | 'Customer' | 'Vendor';
  /** Amounts that make sense added up, below the rows of a group. */
  readonly isSum?: boolean;
  of(row: T): ColData;
}

export interface Table<T> {
  readonly columns: readonly Column[];
  /** The rows in the order that was asked for, or as they come. */
  rows(list: readonly T[]): DataRow[];
  /** Rows under a heading, with their sums. */
  section(title: ColData, list: readonly T[], inner?: readonly Row[]): SectionRow;
}

/** Columns of the vendor that nothing in these books fills. */
const EMPTY = new Set(
  (
    'create_by last_mod_by cust_msg inv_date is_ap_paid is_ar_paid is_cleared is_adj is_billable pmt_mthd printed tracking_num ship_via ' +
    'ship_date ship_addr deliv_addr bill_addr sales_cust1 sales_cust2 sales_cust3 chk_print_state extra_doc_num sale_sent_state cust_tel ' +
    'cust_phone_other cust_comp_name vend_comp_name vend_tel olb_status tax_code tax_type net_amount tax_amount nat_open_bal currency ' +
    'exch_rate nat_foreign_amount rate quantity account_num ref_num isFirstParent'
  ).split(' '),
);

/** The columns that the request names, or the usual ones. A name that is no column of the vendor's is refused. */
export function tableOf<T>(
  params: Params,
  known: readonly TableColumn<T>[],
  usual: readonly string[],
): Table<T> {
  const named = (params.columns ?? '').split(',').map((key) => key.trim());
  const keys = named.some((key) => key !== '') ? named.filter((key) => key !== '') : usual;
  const chosen = keys.map((key) => columnFor(known, key));
  const order = orderOf(params, known);
  const cells = (row: T) => chosen.map((each) => each.of(row));
  return {
    columns: chosen.map(({ title, type = 'String', key }) => column(title, type, key)),
    rows: (list) => order(list).map((row) => ({ ColData: cells(row), type: 'Data' })),
    section(title, list, inner) {
      const sums = chosen.map((each) =>
        each.isSum ? totalCell(sum(list.map((row) => new Decimal(each.of(row).value || 0)))) : label(''),
      );
      return {
        Header: { ColData: [title, ...chosen.slice(1).map(() => label(''))] },
        Rows: { Row: inner ?? this.rows(list) },
        Summary: { ColData: [label(`Total for ${title.value}`), ...sums.slice(1)] },
        type: 'Section',
      };
    },
  };
}

function columnFor<T>(known: readonly TableColumn<T>[], key: string): TableColumn<T> {
  const found = known.find((each) => each.key === key);
  if (found) return found;
  if (!EMPTY.has(key)) throw faults.invalidEnum('columns', key);
  const words = key.replaceAll('_', ' ');
  return { key, title: words.charAt(0).toUpperCase() + words.slice(1), of: () => label('') };
}

/** `sort_by` one column, `sort_order` ascend or descend. */
function orderOf<T>(params: Params, known: readonly TableColumn<T>[]): (list: readonly T[]) => readonly T[] {
  const direction = params.sort_order?.toLowerCase() || 'ascend';
  if (!['ascend', 'descend'].includes(direction)) throw faults.invalidEnum('sort_order', direction);
  if (!params.sort_by) return (list) => list;
  const by = columnFor(known, params.sort_by);
  const sign = direction === 'ascend' ? 1 : -1;
  const compare = (a: string, b: string): number =>
    by.type === 'Money' ? Number(a || 0) - Number(b || 0) : a < b ? -1 : a > b ? 1 : 0;
  return (list) => [...list].sort((a, b) => sign * compare(by.of(a).value, by.of(b).value));
}
