import type { RecordShape } from '#platform';

export const ITEM_TYPES = ['service', 'non_inventory', 'inventory', 'bundle'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** Something we sell or buy. Prices and quantities are decimal strings; every field is present, null where unknown. */
export interface ItemRecord {
  id: string;
  name: string;
  sku: string | null;
  type: ItemType;
  description: string | null;
  /** What one unit sells for, before tax. */
  unitPrice: string | null;
  /** What one unit costs us, before tax. */
  purchaseCost: string | null;
  /** Kept by the accounting system, for inventory only. */
  quantityOnHand: string | null;
  taxable: boolean;
  salesTaxCodeId: string | null;
  incomeAccountId: string | null;
  expenseAccountId: string | null;
  assetAccountId: string | null;
  active: boolean;
}

export interface ItemView extends ItemRecord {
  version: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  updatedAt: string;
}

export const itemShape: RecordShape<ItemRecord> = {
  table: 'items',
  columns: {
    name: 'text',
    sku: 'text',
    type: 'text',
    description: 'text',
    unitPrice: 'numeric',
    purchaseCost: 'numeric',
    quantityOnHand: 'numeric',
    taxable: 'boolean',
    salesTaxCodeId: 'uuid',
    incomeAccountId: 'uuid',
    expenseAccountId: 'uuid',
    assetAccountId: 'uuid',
    active: 'boolean',
  },
};
