import { DomainError } from '#kernel';

export function orderNotFound(): DomainError {
  return DomainError.notFound('PURCHASE_ORDERS.NOT_FOUND', 'There is no purchase order with this id.');
}

export function staleOrder(currentVersion: number): DomainError {
  return DomainError.conflict(
    'PURCHASE_ORDERS.STALE_VERSION',
    'Somebody changed this purchase order after you opened it, so your change was not saved.',
    { field: 'version', fix: 'Open it again and repeat your change.', details: { currentVersion } },
  );
}
