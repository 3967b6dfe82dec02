import type { schemas } from '#api-client';
import type { Permission } from '../../app/area';
import type { abilityMessages } from './role-messages';

export type Role = schemas['UserAnswer']['role'];

/** From those who may most to those who see only what is theirs. */
export const ROLES: readonly Role[] = [
  ...(['owner', 'admin', 'manager', 'dispatcher', 'accountant', 'auditor'] as const),
  ...(['contractor', 'customer'] as const),
];

export interface Ability {
  word: keyof typeof abilityMessages;
  /** The permission that stands for it. */
  permission: Permission;
  roles: readonly Role[];
}

const ADMINS: readonly Role[] = ['owner', 'admin'];
const MANAGERS: readonly Role[] = [...ADMINS, 'manager'];
const BOOKKEEPERS: readonly Role[] = [...ADMINS, 'accountant'];
const BILLERS: readonly Role[] = [...MANAGERS, 'accountant'];
const PLANNERS: readonly Role[] = [...MANAGERS, 'dispatcher'];

const ability = (word: Ability['word'], permission: Permission, roles: readonly Role[]): Ability => ({
  word,
  permission,
  roles,
});

/** What tells the roles apart. A browser test compares it with the table that the API decides by. */
export const ABILITIES: readonly Ability[] = [
  ability('seeWork', 'jobs.read', [...PLANNERS, 'accountant', 'auditor']),
  ability('planWork', 'jobs.write', PLANNERS),
  ability('seePlaces', 'tracking.read', [...PLANNERS, 'auditor']),
  ability('recordTime', 'time-entries.record', [...PLANNERS, 'contractor']),
  ability('approveTime', 'time-entries.approve', MANAGERS),
  ability('approveExpenses', 'expenses.approve', BILLERS),
  ability('writeOrders', 'purchase-orders.write', BILLERS),
  ability('seeMoney', 'invoices.read', [...BILLERS, 'auditor']),
  ability('writeInvoices', 'invoices.write', BILLERS),
  ability('approveInvoices', 'invoices.approve', MANAGERS),
  ability('voidInvoices', 'invoices.void', BOOKKEEPERS),
  ability('recordPayments', 'payments.write', BOOKKEEPERS),
  ability('sync', 'integrations.sync', BOOKKEEPERS),
  ability('taxNumbers', 'contractors.tax-identifiers', BOOKKEEPERS),
  ability('connectBooks', 'integrations.manage', ADMINS),
  ability('approvalRoutes', 'approvals.manage', ADMINS),
  ability('managePeople', 'users.manage', ADMINS),
  ability('readAudit', 'audit.read', [...ADMINS, 'auditor']),
];

/** Only an owner touches owners. */
export const rolesGivenBy = (role: string): readonly Role[] =>
  role === 'owner' ? ROLES : ROLES.filter((one) => one !== 'owner');
