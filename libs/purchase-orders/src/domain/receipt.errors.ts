import { DomainError } from '#kernel';

export function receiptNotFound(): DomainError {
  return DomainError.notFound('PURCHASE_ORDERS.NO_SUCH_RECEIPT', 'This purchase order has no such receipt.');
}

export function notFromSupplier(): DomainError {
  return DomainError.conflict(
    'PURCHASE_ORDERS.NOTHING_TO_RECEIVE',
    'This order is from a customer, so nothing is received on it.',
    { fix: 'Record the receipt on the order to the supplier.' },
  );
}

export function voidAlready(): DomainError {
  return DomainError.conflict('PURCHASE_ORDERS.RECEIPT_VOID', 'This receipt is void already.');
}

export function receiptIdTaken(): DomainError {
  return DomainError.conflict(
    'PURCHASE_ORDERS.RECEIPT_ID_TAKEN',
    'This id belongs to a receipt of another order or with other quantities.',
    { field: 'id', fix: 'Send a new id.' },
  );
}
