import { DomainError } from '#kernel';
import type { CustomerFields, CustomerView } from './customer.js';

/** Throws `PARTIES.CANNOT_MERGE` (or `.ALREADY_MERGED`) unless the duplicate can become part of the survivor. */
export function refuseMerge(survivor: CustomerView, duplicate: CustomerView): void {
  if (survivor.id === duplicate.id) throw cannot('A customer cannot be merged with itself.');
  for (const customer of [survivor, duplicate])
    if (customer.mergedIntoId !== null) throw alreadyMerged(customer);
  if (!survivor.active)
    throw cannot(
      `"${survivor.displayName}" is inactive.`,
      'Make it active first, or merge the other way round.',
    );
  if (survivor.currency !== duplicate.currency)
    throw cannot(
      `"${survivor.displayName}" is billed in ${survivor.currency} and "${duplicate.displayName}" in ${duplicate.currency}.`,
      'Accounting systems keep one currency for a customer: keep both.',
    );
  if (survivor.isProject !== duplicate.isProject)
    throw cannot(
      'A project and a customer cannot become one.',
      'Move the project under the customer instead.',
    );
}

/** The survivor with what only the duplicate knew. */
export function withGapsFilled(survivor: CustomerView, duplicate: CustomerView): Partial<CustomerFields> {
  const filled: Partial<CustomerFields> = {};
  const fill = <F extends keyof CustomerFields>(field: F) => {
    if (survivor[field] === null && duplicate[field] !== null) filled[field] = duplicate[field];
  };
  for (const field of [
    'companyName',
    'givenName',
    'familyName',
    'email',
    'phone',
    'billingAddress',
    'shippingAddress',
    'termId',
    'notes',
  ] as const)
    fill(field);
  return filled;
}

export function alreadyMerged({ displayName, mergedIntoId }: CustomerView): DomainError {
  return DomainError.conflict(
    'PARTIES.ALREADY_MERGED',
    `"${displayName}" was merged into another customer.`,
    {
      fix: 'Open the customer that it was merged into.',
      details: { mergedIntoId },
    },
  );
}

export function mergeBlocked(table: string | undefined): DomainError {
  return DomainError.conflict(
    'PARTIES.MERGE_BLOCKED',
    `Both customers have ${(table ?? 'a record').replaceAll('_', ' ')} that may exist only once for a customer.`,
    { fix: 'Change or remove one of the two, then merge again.', details: { table } },
  );
}

function cannot(message: string, fix?: string): DomainError {
  return new DomainError('PARTIES.CANNOT_MERGE', message, { field: 'duplicateId', fix });
}
