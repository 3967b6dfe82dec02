import { DomainError } from '#kernel';

export function noSuchRevision(): DomainError {
  return DomainError.notFound(
    'PURCHASE_ORDERS.NO_SUCH_REVISION',
    'This purchase order has no such revision.',
  );
}

export function decidedAlready(status: string): DomainError {
  return DomainError.conflict('PURCHASE_ORDERS.REVISION_DECIDED', `This revision is ${status} already.`, {
    fix: 'Open the order again and look at its history.',
  });
}

export function proposalOpen(number: number): DomainError {
  return DomainError.conflict(
    'PURCHASE_ORDERS.REVISION_OPEN',
    `Revision ${number} of this purchase order waits for approval, and a second would undo it.`,
    { fix: `Approve or reject revision ${number} first.`, details: { revision: number } },
  );
}

export function nothingChanged(): DomainError {
  return new DomainError('PURCHASE_ORDERS.NOTHING_CHANGED', 'This revision changes nothing.', {
    fix: 'Send the fields that are to change.',
  });
}

/** Revisions are for what was agreed: orders that are approved and not done. */
export function changeDirectly(status: string): DomainError {
  const isOpen = status === 'draft' || status === 'pending';
  return DomainError.conflict(
    'PURCHASE_ORDERS.NO_REVISION',
    `This purchase order is ${status.replace('_', ' ')}, so it cannot be revised.`,
    { fix: isOpen ? 'Change it directly: nobody has approved it yet.' : 'Enter a new purchase order.' },
  );
}
