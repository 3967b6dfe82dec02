import { DomainError } from '#kernel';
import type { TenantRole } from '../permissions.js';

export interface RoleChange {
  /** Who makes the change. */
  by: TenantRole | 'api-key';
  /** The role before; undefined for a new member. */
  from?: TenantRole;
  /** The role after; undefined when the person leaves. */
  to?: TenantRole;
  /** How many owners there are before the change. */
  owners: number;
}

/** Throws when an admin touches an owner, or when nobody would own the organization any more. */
export function checkRoleChange({ by, from, to, owners }: RoleChange): void {
  const touchesOwner = from === 'owner' || to === 'owner';
  if (touchesOwner && by !== 'owner') {
    throw new DomainError('USERS.OWNER_ONLY', 'Only an owner can add, change or remove an owner.', {
      kind: 'forbidden',
      fix: 'Ask an owner of your organization to do it.',
    });
  }
  if (from === 'owner' && to !== 'owner' && owners <= 1) {
    throw DomainError.conflict('USERS.LAST_OWNER', 'An organization needs at least one owner.', {
      fix: 'Make somebody else an owner first.',
    });
  }
}
