import type { CanonicalItem } from '../../../ports/canonical-documents.js';
import { ConnectorError } from '../../../ports/connector-error.js';
import type { WireItem } from '../quickbooks-online.wire.js';
import type { Mapper } from './mapper.js';
import {
  decimalOrNull,
  idOrNull,
  nameFor,
  nameOf,
  numberOf,
  numberOrNone,
  refOrNone,
  textOrNull,
} from './values.js';

const TYPES: Readonly<Record<string, CanonicalItem['type']>> = {
  Service: 'service',
  NonInventory: 'non_inventory',
  Inventory: 'inventory',
  Group: 'bundle',
  Bundle: 'bundle',
};
const WIRE_TYPES = { service: 'Service', non_inventory: 'NonInventory', inventory: 'Inventory' } as const;

/** Products and services. Categories only order the list and are not mirrored. */
export const itemMapper: Mapper<'item', WireItem> & Required<Pick<Mapper<'item', WireItem>, 'toWire'>> = {
  toCanonical: (wire) => {
    if (wire.Type === 'Category') return undefined;
    const active = wire.Active !== false;
    return {
      name: nameOf(wire.Name, active),
      sku: textOrNull(wire.Sku),
      type: TYPES[wire.Type ?? ''] ?? 'non_inventory',
      description: textOrNull(wire.Description),
      unitPrice: decimalOrNull(wire.UnitPrice),
      purchaseCost: decimalOrNull(wire.PurchaseCost),
      quantityOnHand: decimalOrNull(wire.QtyOnHand),
      taxable: wire.Taxable === true,
      salesTaxCodeId: idOrNull(wire.SalesTaxCodeRef),
      incomeAccountId: idOrNull(wire.IncomeAccountRef),
      expenseAccountId: idOrNull(wire.ExpenseAccountRef),
      assetAccountId: idOrNull(wire.AssetAccountRef),
      active,
    };
  },

  toWire: (item, { existing, today }) => ({
    Name: nameFor(item.name, existing && { name: existing.Name, Active: existing.Active }),
    Sku: item.sku ?? undefined,
    Description: item.description ?? undefined,
    UnitPrice: numberOrNone(item.unitPrice),
    PurchaseCost: numberOrNone(item.purchaseCost),
    Taxable: item.taxable === (existing?.Taxable === true) ? existing?.Taxable : item.taxable,
    SalesTaxCodeRef: refOrNone(item.salesTaxCodeId, existing?.SalesTaxCodeRef),
    IncomeAccountRef: refOrNone(item.incomeAccountId, existing?.IncomeAccountRef),
    ExpenseAccountRef: refOrNone(item.expenseAccountId, existing?.ExpenseAccountRef),
    AssetAccountRef: refOrNone(item.assetAccountId, existing?.AssetAccountRef),
    Active: item.active,
    ...(existing ? {} : typeOf(item, today)),
  }),
};

/** The type and the opening quantity are given once; later quantities come from the books' own transactions. */
function typeOf({ type, quantityOnHand }: CanonicalItem, today: string): WireItem {
  if (type === 'bundle') {
    throw new ConnectorError(
      'validation',
      'QuickBooks makes bundles from their parts: create the bundle there and synchronize.',
    );
  }
  if (type !== 'inventory') return { Type: WIRE_TYPES[type] };
  return {
    Type: 'Inventory',
    TrackQtyOnHand: true,
    QtyOnHand: numberOf(quantityOnHand ?? '0'),
    InvStartDate: today,
  };
}
