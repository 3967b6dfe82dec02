import type { ItemView } from '#catalog';
import type { PublicRecords } from '#notifications';
import type { ContractorView, CustomerView } from '#parties';

export function shownCustomer(customer: CustomerView): PublicRecords['customer'] {
  const { id, displayName, companyName, email, phone, parentId, isProject } = customer;
  const { currency, taxExempt, termId, active, mergedIntoId } = customer;
  return {
    ...{ id, displayName, companyName, email, phone, parentId, isProject },
    ...{ currency, taxExempt, termId, active, mergedIntoId },
  };
}

export function shownContractor(contractor: ContractorView): PublicRecords['contractor'] {
  const { id, kind, displayName, companyName, email, phone, currency, termId, active } = contractor;
  return { id, kind, displayName, companyName, email, phone, currency, termId, active };
}

/** What it is sold for, never what it costs us. */
export function shownItem(item: ItemView): PublicRecords['item'] {
  const { id, name, sku, type, description, unitPrice, quantityOnHand, taxable, active } = item;
  return { id, name, sku, type, description, unitPrice, quantityOnHand, taxable, active };
}
