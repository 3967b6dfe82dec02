import { DomainError } from '#kernel';
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

/** What a person may write; the quantity on hand is the accounting system's. */
export type ItemFields = Omit<ItemView, 'id' | 'version' | 'createdAt' | 'updatedAt' | 'quantityOnHand'>;

export const NEW_ITEM: ItemFields = {
  name: '',
  sku: null,
  type: 'service',
  description: null,
  unitPrice: null,
  purchaseCost: null,
  taxable: true,
  salesTaxCodeId: null,
  incomeAccountId: null,
  expenseAccountId: null,
  assetAccountId: null,
  active: true,
};

/** The fields after a change, tidied: undefined leaves a field as it is, and so does null where a value is needed. */
export function changedItem(current: ItemFields, changes: Partial<ItemFields>): ItemFields {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const next: ItemFields = { ...current, ...Object.fromEntries(given) };
  const item: ItemFields = {
    name: tidyName(next.name ?? current.name),
    sku: next.sku?.trim() || null,
    type: next.type ?? current.type,
    description: next.description?.trim() || null,
    unitPrice: next.unitPrice,
    purchaseCost: next.purchaseCost,
    taxable: next.taxable ?? current.taxable,
    salesTaxCodeId: next.salesTaxCodeId,
    incomeAccountId: next.incomeAccountId,
    expenseAccountId: next.expenseAccountId,
    assetAccountId: next.assetAccountId,
    active: next.active ?? current.active,
  };
  refuseInventoryWithoutAccounts(item);
  return item;
}

function tidyName(name: string): string {
  const tidy = name.replace(/\s+/g, ' ').trim();
  if (tidy === '') throw new DomainError('CATALOG.NAME_MISSING', 'A name is needed.', { field: 'name' });
  if (!tidy.includes(':')) return tidy;
  throw new DomainError('CATALOG.NAME_WITH_COLON', 'A name cannot contain a colon.', {
    field: 'name',
    fix: 'Leave the colon out: accounting systems use it between a category and its items.',
  });
}

/** Every accounting system that counts stock books it to these three. */
function refuseInventoryWithoutAccounts(item: ItemFields): void {
  if (item.type !== 'inventory') return;
  const missing = (['incomeAccountId', 'expenseAccountId', 'assetAccountId'] as const).find(
    (field) => item[field] === null,
  );
  if (missing === undefined) return;
  throw new DomainError(
    'CATALOG.INVENTORY_ACCOUNTS',
    'An inventory item needs an income, an expense and an asset account.',
    { field: missing, fix: 'Choose the three accounts, or make it a non-inventory item.' },
  );
}
