/** The roles of a person inside an organization. */
export const TENANT_ROLES = [
  'owner',
  'admin',
  'manager',
  'dispatcher',
  'accountant',
  'contractor',
  'customer',
  'auditor',
] as const;
export type TenantRole = (typeof TENANT_ROLES)[number];

/** `operator` runs the installation. It is nobody's member, so it holds no permission on any tenant's data. */
export type Role = TenantRole | 'operator';

const ADMINS = ['owner', 'admin'] as const;
const MANAGERS = ['owner', 'admin', 'manager'] as const;
const PLANNERS = ['owner', 'admin', 'manager', 'dispatcher'] as const;
const BOOKKEEPERS = ['owner', 'admin', 'accountant'] as const;
const BILLERS = ['owner', 'admin', 'manager', 'accountant'] as const;
const READERS_OF_MONEY = ['owner', 'admin', 'manager', 'accountant', 'auditor'] as const;
const OFFICE = ['owner', 'admin', 'manager', 'dispatcher', 'accountant'] as const;
const STAFF = ['owner', 'admin', 'manager', 'dispatcher', 'accountant', 'auditor'] as const;
/** Who may see where people are while they work. */
const WATCHERS = ['owner', 'admin', 'manager', 'dispatcher', 'auditor'] as const;
/** The contractor only for her own rows. */
const STAFF_AND_SELF = [...STAFF, 'contractor'] as const;
const PLANNERS_AND_SELF = [...PLANNERS, 'contractor'] as const;
const EXPENSE_CLERKS_AND_SELF = [...PLANNERS, 'accountant', 'contractor'] as const;

/**
 * The permission table: who may do what. An API key's scopes are names of this table. `auditor` reads and never
 * writes. What `contractor` and `customer` hold reaches their own rows only: a route that asks for such a permission
 * looks no further than `ownRows` of its caller, and a test tries every one of them with a neighbour's rows.
 */
export const PERMISSIONS = {
  'organization.read': STAFF,
  'organization.manage': ADMINS,
  'users.read': ['owner', 'admin', 'auditor'],
  'users.manage': ADMINS,
  'api-keys.read': ['owner', 'admin', 'auditor'],
  'api-keys.manage': ADMINS,
  'audit.read': ['owner', 'admin', 'auditor'],
  'mail.read': READERS_OF_MONEY,
  'outside-channels.read': ['owner', 'admin', 'auditor'],
  'outside-channels.manage': ADMINS,

  'files.read': STAFF,
  'files.write': OFFICE,

  'customers.read': STAFF,
  'customers.write': BILLERS,
  'customers.merge': BOOKKEEPERS,
  'contractors.read': STAFF,
  'contractors.write': MANAGERS,
  'contractors.tax-identifiers': BOOKKEEPERS,
  'catalog.read': STAFF,
  'catalog.write': BILLERS,
  'rate-cards.read': READERS_OF_MONEY,
  'rate-cards.write': BILLERS,

  'purchase-orders.read': STAFF,
  'purchase-orders.write': BILLERS,
  'purchase-orders.approve': MANAGERS,
  'purchase-orders.receive': ['owner', 'admin', 'manager', 'dispatcher', 'accountant'],
  'jobs.read': STAFF,
  'jobs.write': PLANNERS,
  'jobs.approve': MANAGERS,
  'jobs.bill': BILLERS,
  'jobs.financials': READERS_OF_MONEY,
  'budgets.write': BILLERS,
  'work-orders.read': STAFF,
  'work-orders.write': PLANNERS,
  'work-orders.own': ['owner', 'admin', 'contractor'],
  'inbound-sources.manage': ADMINS,
  'time-entries.read': STAFF_AND_SELF,
  'time-entries.record': PLANNERS_AND_SELF,
  'time-entries.approve': MANAGERS,
  'timekeeping.manage': MANAGERS,
  'tracking.read': WATCHERS,
  'trails.read': [...WATCHERS, 'contractor'],
  'location-views.read': ['owner', 'admin', 'auditor', 'contractor'],
  'tracking.manage': ADMINS,
  'expenses.read': STAFF_AND_SELF,
  'expenses.record': EXPENSE_CLERKS_AND_SELF,
  'expenses.approve': BILLERS,

  'invoices.read': READERS_OF_MONEY,
  'invoices.write': BILLERS,
  'invoices.approve': MANAGERS,
  'invoices.send': BILLERS,
  'invoices.void': BOOKKEEPERS,
  'approvals.read': READERS_OF_MONEY,
  'approvals.manage': ADMINS,
  'approvals.delegate': MANAGERS,
  'payments.read': READERS_OF_MONEY,
  'payments.write': BOOKKEEPERS,

  'integrations.read': READERS_OF_MONEY,
  'integrations.manage': ADMINS,
  'integrations.sync': BOOKKEEPERS,
  'integrations.map': BOOKKEEPERS,
  'conflicts.resolve': BOOKKEEPERS,
  'reports.read': READERS_OF_MONEY,
  'tax-slips.file': BOOKKEEPERS,
} as const satisfies Record<string, readonly TenantRole[]>;

/** Something a person or a program may be allowed to do: `subject.action`. */
export type Permission = keyof typeof PERMISSIONS;

/** What a program may never hold, so that a leaked key can neither make itself more keys or people, read their numbers, approve nor send itself what others may read. */
export const NOT_FOR_API_KEYS: readonly Permission[] = [
  'api-keys.manage',
  'users.manage',
  'contractors.tax-identifiers',
  // A program that is told of records gets them whatever its own scopes are, and goes on when the key is revoked.
  'outside-channels.read',
  'outside-channels.manage',
  // An approval is a person's word: whoever may make keys could otherwise approve her own invoices with one.
  'invoices.approve',
  'approvals.manage',
  'approvals.delegate',
];

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(PERMISSIONS, name);
}

/** Every permission that `role` holds. */
export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => holds(role, permission));
}

export function holds(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
