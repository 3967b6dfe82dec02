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

export function closedOrder(status: string): DomainError {
  return DomainError.conflict(
    'PURCHASE_ORDERS.CLOSED',
    `This purchase order is ${status}, so it cannot be changed.`,
    {
      fix: 'Enter a new purchase order.',
    },
  );
}

export function numberTaken(number: string, id: string): DomainError {
  return DomainError.conflict(
    'PURCHASE_ORDERS.NUMBER_TAKEN',
    `There is already a purchase order ${number} of this customer or supplier.`,
    {
      field: 'number',
      fix: 'Use the order that exists, or check the number on the paper.',
      details: { existingId: id },
    },
  );
}

export function wrongParty(message: string, field: 'customerId' | 'contractorId'): DomainError {
  return new DomainError('PURCHASE_ORDERS.WRONG_PARTY', message, { field });
}

export function unknownItem(lineNumber: number): DomainError {
  return new DomainError(
    'PURCHASE_ORDERS.UNKNOWN_ITEM',
    `Line ${lineNumber} names an item that is not there.`,
    {
      field: `lines.${lineNumber - 1}.itemId`,
    },
  );
}

export function unknownTaxCode(lineNumber: number): DomainError {
  return new DomainError(
    'PURCHASE_ORDERS.UNKNOWN_TAX_CODE',
    `Line ${lineNumber} names a tax code that is not there.`,
    { field: `lines.${lineNumber - 1}.taxCodeId` },
  );
}
