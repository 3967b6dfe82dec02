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

/** Without a number it is the freight's. */
export function unknownTaxCode(lineNumber?: number): DomainError {
  const [who, field] =
    lineNumber === undefined
      ? ['The freight', 'shippingTaxCodeId']
      : [`Line ${lineNumber}`, `lines.${lineNumber - 1}.taxCodeId`];
  return new DomainError('PURCHASE_ORDERS.UNKNOWN_TAX_CODE', `${who} names a tax code that is not there.`, {
    field,
  });
}

export function unknownTerm(): DomainError {
  return new DomainError('PURCHASE_ORDERS.UNKNOWN_TERM', 'There is no payment term with this id.', {
    field: 'termId',
    fix: 'Choose one of GET /terms.',
  });
}

/** `what` is what one wanted to do, e.g. `received on`. */
export function notInForce(status: string, what: string): DomainError {
  return DomainError.conflict(
    'PURCHASE_ORDERS.NOT_IN_FORCE',
    `This purchase order is ${status.replace('_', ' ')}, so nothing can be ${what} it.`,
    { fix: 'Approve it first, or use the order that is in force.' },
  );
}

export function needsRevision(fields: readonly string[]): DomainError {
  return DomainError.conflict(
    'PURCHASE_ORDERS.NEEDS_REVISION',
    `This purchase order is approved, so its ${fields.join(', ')} cannot be changed directly.`,
    {
      field: fields[0],
      fix: 'Propose a revision with a reason; it takes effect when it is approved.',
    },
  );
}

export function unknownJob(lineNumber: number | null): DomainError {
  const what = lineNumber === null ? 'There is no such job' : `The job has no line ${lineNumber}`;
  return new DomainError('PURCHASE_ORDERS.UNKNOWN_JOB', `${what}.`, {
    field: lineNumber === null ? 'jobId' : 'lines',
    fix: 'Choose the job that this is ordered for, or leave it out.',
  });
}

export function jobOfCustomerOrder(): DomainError {
  return new DomainError(
    'PURCHASE_ORDERS.JOB_OF_CUSTOMER_ORDER',
    "A customer's order becomes jobs of its own; only an order to a supplier names the job that it is for.",
    { field: 'jobId', fix: 'Leave the job out, and make the jobs from the order.' },
  );
}
