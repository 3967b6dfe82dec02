import { ItemChanged } from '#catalog';
import { ContractorChanged, CustomerChanged, CustomerMerged } from '#parties';
import { type Telling, telling } from './telling.js';

/** Customers, contractors and items. */
export const LIST_TELLINGS: readonly Telling[] = [
  telling(CustomerChanged, ({ customerId: recordId }) => ({ type: 'customer.changed.v1', recordId })),
  telling(CustomerMerged, ({ mergedId: recordId, survivorId }) => ({
    type: 'customer.merged.v1',
    recordId,
    details: { survivorId },
  })),
  telling(ContractorChanged, ({ contractorId: recordId }) => ({ type: 'contractor.changed.v1', recordId })),
  telling(ItemChanged, ({ itemId: recordId }) => ({ type: 'item.changed.v1', recordId })),
];
