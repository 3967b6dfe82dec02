import type { KeptList, ListedFields } from './kept-list.js';

export const TAXABILITIES = ['taxable', 'zero-rated', 'exempt'] as const;
export type Taxability = (typeof TAXABILITIES)[number];

/** A kind of work. Rates, skills and taxability hang on it. */
export interface ServiceTypeFields extends ListedFields {
  description: string | null;
  unitId: string | null;
  /** The item that this work is invoiced as. */
  itemId: string | null;
  taxability: Taxability;
}

export const serviceTypeList: KeptList<ServiceTypeFields> = {
  entity: 'service_type',
  noun: 'service type',
  shape: {
    table: 'service_types',
    sortedBy: 'code',
    columns: {
      code: 'text',
      name: 'text',
      nameFr: 'text',
      description: 'text',
      unitId: 'uuid',
      itemId: 'uuid',
      taxability: 'text',
      active: 'boolean',
    },
  },
  empty: {
    code: '',
    name: '',
    nameFr: null,
    description: null,
    unitId: null,
    itemId: null,
    taxability: 'taxable',
    active: true,
  },
};
