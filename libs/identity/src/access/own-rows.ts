import { DomainError } from '#kernel';
import type { Caller } from './caller.js';

/** A filter that fits any list: what is absent restricts nothing. */
export interface OwnRows {
  contractorId?: string;
  customerId?: string;
}

/**
 * Whose rows `caller` may reach: everybody's for the office and for programs, only her own for a contractor or a
 * customer. Every route whose permission one of these two holds must narrow its query or its command by it. Throws
 * `AUTH.NO_OWN_ROWS` for a contractor or customer of whom nobody has said who she is.
 */
export function ownRows(caller: Caller): OwnRows {
  if (caller.role === 'contractor') return { contractorId: requireContractor(caller) };
  if (caller.role === 'customer') return { customerId: requireCustomer(caller) };
  return {};
}

/** Whether a row that belongs to these parties is within the caller's reach. */
export function mayReach(
  caller: Caller,
  row: { contractorId?: string | null; customerId?: string | null },
): boolean {
  const { contractorId, customerId } = ownRows(caller);
  return (
    (contractorId === undefined || row.contractorId === contractorId) &&
    (customerId === undefined || row.customerId === customerId)
  );
}

/** Who the caller is among the contractors, whatever her role. Throws `AUTH.NO_OWN_ROWS`. */
export function requireContractor({ contractorId }: Caller): string {
  if (contractorId === undefined) throw nobody('contractor');
  return contractorId;
}

/** Who the caller is among the customers, whatever her role. Throws `AUTH.NO_OWN_ROWS`. */
export function requireCustomer({ customerId }: Caller): string {
  if (customerId === undefined) throw nobody('customer');
  return customerId;
}

function nobody(party: 'contractor' | 'customer'): DomainError {
  return new DomainError('AUTH.NO_OWN_ROWS', `Nobody has said yet which ${party} you are.`, {
    kind: 'forbidden',
    fix: `Ask an owner or admin to choose the ${party} for you at PATCH /api/v1/users/{id}.`,
  });
}
