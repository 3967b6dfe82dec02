import type { KeptList, ListedFields } from './kept-list.js';

export const UNIT_KINDS = ['count', 'time', 'length', 'area', 'volume', 'weight', 'distance'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** What a quantity is counted in. */
export interface UnitFields extends ListedFields {
  kind: UnitKind;
  /** How many decimals a quantity may have. */
  decimals: number;
}

export const unitList: KeptList<UnitFields> = {
  entity: 'unit',
  noun: 'unit',
  shape: {
    table: 'units',
    sortedBy: 'code',
    columns: {
      code: 'text',
      name: 'text',
      nameFr: 'text',
      kind: 'text',
      decimals: 'integer',
      active: 'boolean',
    },
  },
  empty: { code: '', name: '', nameFr: null, kind: 'count', decimals: 2, active: true },
};
