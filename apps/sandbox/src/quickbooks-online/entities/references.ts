import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { type Body, isBody, refId } from '../store/doc.js';

const TARGETS: Readonly<Record<string, string>> = {
  CustomerRef: 'Customer',
  ProjectRef: 'Customer',
  VendorRef: 'Vendor',
  PrefVendorRef: 'Vendor',
  EmployeeRef: 'Employee',
  ItemRef: 'Item',
  GroupItemRef: 'Item',
  ClassRef: 'Class',
  DepartmentRef: 'Department',
  SalesTermRef: 'Term',
  TermRef: 'Term',
  PaymentMethodRef: 'PaymentMethod',
  TaxRateRef: 'TaxRate',
  AgencyRef: 'TaxAgency',
  CustomerTypeRef: 'CustomerType',
  TaxCodeRef: 'TaxCode',
  TxnTaxCodeRef: 'TaxCode',
  DefaultTaxCodeRef: 'TaxCode',
  SalesTaxCodeRef: 'TaxCode',
  PurchaseTaxCodeRef: 'TaxCode',
  AccountRef: 'Account',
  APAccountRef: 'Account',
  ARAccountRef: 'Account',
  DepositToAccountRef: 'Account',
  IncomeAccountRef: 'Account',
  ExpenseAccountRef: 'Account',
  AssetAccountRef: 'Account',
  COGSAccountRef: 'Account',
  FromAccountRef: 'Account',
  ToAccountRef: 'Account',
  BankAccountRef: 'Account',
  CCAccountRef: 'Account',
  CreditCardAccountRef: 'Account',
  DiscountAccountRef: 'Account',
  AdjustAccountRef: 'Account',
  ItemAccountRef: 'Account',
  PrefillAccountRef: 'Account',
};

/** Values that are words of the service, not ids: the American tax codes and the shipping line's item. */
const WORDS = new Set(['TAX', 'NON', 'CustomSalesTax', 'SHIPPING_ITEM_ID', 'AUTOMATED_SALES_TAX']);

/**
 * Checks every reference in a body and fills in the `name`s, as the service does. What does not exist is 2500; what was made
 * inactive is 610, unless the document already pointed there.
 */
export function resolveReferences(books: CompanyBooks, entity: string, body: Body, previous?: Body): void {
  const kept = new Set<string>();
  if (previous) walk(previous, (field, holder) => kept.add(`${field}:${refId(holder, field)}`));
  walk(body, (field, holder) => {
    const target = targetOf(entity, field, holder);
    const id = refId(holder, field);
    if (!target || id === undefined || WORDS.has(id)) return;
    const found = books.get(target, id);
    if (!found) throw faults.invalidReference(field, id);
    if (found.Active === false && !kept.has(`${field}:${id}`)) throw faults.notFound();
    const ref = holder[field];
    holder[field] = { ...(isBody(ref) ? ref : {}), value: id, name: nameOf(found) };
  });
}

export function nameOf(doc: Body): string {
  return String(doc.FullyQualifiedName ?? doc.DisplayName ?? doc.Name ?? doc.DocNumber ?? doc.Id ?? '');
}

function targetOf(entity: string, field: string, holder: Body): string | undefined {
  if (field === 'ParentRef') return entity;
  if (field !== 'EntityRef') return TARGETS[field];
  const ref = holder[field];
  const type = isBody(ref) && typeof ref.type === 'string' ? ref.type : holder.Type;
  return typeof type === 'string' && ['customer', 'vendor', 'employee'].includes(type.toLowerCase())
    ? type.charAt(0).toUpperCase() + type.slice(1).toLowerCase()
    : undefined;
}

function walk(body: Body, visit: (field: string, holder: Body) => void): void {
  for (const [field, value] of Object.entries(body)) {
    if (field === 'TxnTaxDetail' || field === 'AttachableRef' || field === 'LinkedTxn') continue;
    if (field.endsWith('Ref') && value !== undefined) visit(field, body);
    else if (Array.isArray(value)) {
      for (const entry of value) if (isBody(entry)) walk(entry, visit);
    } else if (isBody(value)) walk(value, visit);
  }
}
