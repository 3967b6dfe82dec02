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
/** The contractor only for her own rows. */
const STAFF_AND_SELF = [...STAFF, 'contractor'] as const;
const PLANNERS_AND_SELF = [...PLANNERS, 'contractor'] as const;

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
  'time-entries.read': STAFF_AND_SELF,
  'time-entries.record': PLANNERS_AND_SELF,
  'time-entries.approve': MANAGERS,

  'invoices.read': READERS_OF_MONEY,
  'invoices.write': BILLERS,
  'invoices.approve': MANAGERS,
  'invoices.send': BILLERS,
  'invoices.void': BOOKKEEPERS,
  'payments.read': READERS_OF_MONEY,
  'payments.write': BOOKKEEPERS,

  'integrations.read': READERS_OF_MONEY,
  'integrations.manage': ADMINS,
  'integrations.sync': BOOKKEEPERS,
  'conflicts.resolve': BOOKKEEPERS,
  'reports.read': READERS_OF_MONEY,
} as const satisfies Record<string, readonly TenantRole[]>;

/** Something a person or a program may be allowed to do: `subject.action`. */
export type Permission = keyof typeof PERMISSIONS;

/** What a program may never hold, so that a leaked key can neither make itself more keys or people nor read their numbers. */
export const NOT_FOR_API_KEYS: readonly Permission[] = [
  'api-keys.manage',
  'users.manage',
  'contractors.tax-identifiers',
];

/** `public` needs no sign-in (it may verify a signature of its own); `signed-in` needs a person, of any role. */
export type RouteRule = Permission | 'public' | 'signed-in';

export type RouteKey = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

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

/**
 * Every route of the product, below `/api/v1` unless it stands outside. The router is checked against this table at
 * boot: a route that is missing here stops the start, so that nothing is reachable by oversight.
 */
export const ROUTES: Readonly<Record<RouteKey, RouteRule>> = {
  'GET /': 'public',
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /metrics': 'public',

  'POST /auth/login': 'public',
  'POST /auth/refresh': 'public',
  'POST /auth/logout': 'public',
  'GET /me': 'signed-in',
  'POST /me/password': 'signed-in',

  'GET /organization': 'organization.read',
  'PATCH /organization': 'organization.manage',
  'GET /organization/branding': 'organization.read',
  'PATCH /organization/branding': 'organization.manage',
  'GET /users': 'users.read',
  'POST /users': 'users.manage',
  'PATCH /users/:id': 'users.manage',
  'DELETE /users/:id': 'users.manage',
  'GET /api-keys': 'api-keys.read',
  'POST /api-keys': 'api-keys.manage',
  'DELETE /api-keys/:id': 'api-keys.manage',
  'GET /mail': 'mail.read',
  // One's own, whatever the role.
  'GET /notifications': 'signed-in',
  'GET /notifications/unread-count': 'signed-in',
  'POST /notifications/read-all': 'signed-in',
  'POST /notifications/:id/read': 'signed-in',
  'GET /notifications/preferences': 'signed-in',
  'PATCH /notifications/preferences': 'signed-in',
  'GET /push-subscriptions': 'signed-in',
  'POST /push-subscriptions': 'signed-in',
  'DELETE /push-subscriptions/:id': 'signed-in',
  'GET /slack-channels': 'outside-channels.read',
  'POST /slack-channels': 'outside-channels.manage',
  'PATCH /slack-channels/:id': 'outside-channels.manage',
  'DELETE /slack-channels/:id': 'outside-channels.manage',
  'GET /webhook-endpoints': 'outside-channels.read',
  'GET /webhook-endpoints/:id': 'outside-channels.read',
  'POST /webhook-endpoints': 'outside-channels.manage',
  'PATCH /webhook-endpoints/:id': 'outside-channels.manage',
  'DELETE /webhook-endpoints/:id': 'outside-channels.manage',
  'POST /webhook-endpoints/:id/rotate-secret': 'outside-channels.manage',
  'GET /webhook-endpoints/:id/deliveries': 'outside-channels.read',
  'GET /webhook-deliveries/:id': 'outside-channels.read',
  'POST /webhook-deliveries/:id/replay': 'outside-channels.manage',
  'GET /audit': 'audit.read',
  'GET /audit/verify': 'audit.read',

  'GET /files/:id': 'files.read',
  'GET /files/:id/content': 'files.read',
  'POST /files': 'files.write',

  'GET /customers': 'customers.read',
  'GET /customers/:id': 'customers.read',
  'POST /customers': 'customers.write',
  'PATCH /customers/:id': 'customers.write',
  'GET /contractors': 'contractors.read',
  'GET /contractors/:id': 'contractors.read',
  'POST /contractors': 'contractors.write',
  'PATCH /contractors/:id': 'contractors.write',
  'GET /customers/:id/contacts': 'customers.read',
  'POST /customers/:id/contacts': 'customers.write',
  'PATCH /customers/:id/contacts/:contactId': 'customers.write',
  'DELETE /customers/:id/contacts/:contactId': 'customers.write',
  'GET /customers/:id/addresses': 'customers.read',
  'POST /customers/:id/addresses': 'customers.write',
  'PATCH /customers/:id/addresses/:addressId': 'customers.write',
  'DELETE /customers/:id/addresses/:addressId': 'customers.write',
  'GET /contractors/:id/contacts': 'contractors.read',
  'POST /contractors/:id/contacts': 'contractors.write',
  'PATCH /contractors/:id/contacts/:contactId': 'contractors.write',
  'DELETE /contractors/:id/contacts/:contactId': 'contractors.write',
  'GET /contractors/:id/addresses': 'contractors.read',
  'POST /contractors/:id/addresses': 'contractors.write',
  'PATCH /contractors/:id/addresses/:addressId': 'contractors.write',
  'DELETE /contractors/:id/addresses/:addressId': 'contractors.write',
  'GET /contractors/:id/skills': 'contractors.read',
  'POST /contractors/:id/skills': 'contractors.write',
  'PATCH /contractors/:id/skills/:skillId': 'contractors.write',
  'DELETE /contractors/:id/skills/:skillId': 'contractors.write',
  'GET /contractors/:id/clearances': 'contractors.read',
  'POST /contractors/:id/clearances': 'contractors.write',
  'PATCH /contractors/:id/clearances/:clearanceId': 'contractors.write',
  'DELETE /contractors/:id/clearances/:clearanceId': 'contractors.write',
  'GET /contractors/:id/profile': 'contractors.read',
  'PATCH /contractors/:id/profile': 'contractors.write',
  'GET /contractors/:id/tax-identity': 'contractors.read',
  'PATCH /contractors/:id/tax-identity': 'contractors.tax-identifiers',
  'POST /contractors/:id/tax-identity/reveal': 'contractors.tax-identifiers',
  'GET /rate-cards': 'rate-cards.read',
  'GET /rate-cards/:id': 'rate-cards.read',
  'POST /rate-cards': 'rate-cards.write',
  'PATCH /rate-cards/:id': 'rate-cards.write',
  'GET /rates/in-force': 'rate-cards.read',
  'GET /statutory-holidays': 'catalog.read',
  'GET /units': 'catalog.read',
  'GET /units/:id': 'catalog.read',
  'POST /units': 'catalog.write',
  'PATCH /units/:id': 'catalog.write',
  'GET /service-types': 'catalog.read',
  'GET /service-types/:id': 'catalog.read',
  'POST /service-types': 'catalog.write',
  'PATCH /service-types/:id': 'catalog.write',
  'GET /items': 'catalog.read',
  'GET /items/:id': 'catalog.read',
  'POST /items': 'catalog.write',
  'PATCH /items/:id': 'catalog.write',
  'GET /tax-codes': 'catalog.read',
  'GET /tax-codes/:id': 'catalog.read',
  'GET /tax-rates': 'catalog.read',
  'GET /tax-rates/:id': 'catalog.read',
  'GET /tax-settings': 'catalog.read',
  'PATCH /tax-settings': 'catalog.write',
  'GET /tax-suggestion': 'catalog.read',
  'GET /exchange-rates': 'catalog.read',
  'GET /terms': 'catalog.read',
  'GET /terms/:id': 'catalog.read',
  'GET /payment-methods': 'catalog.read',
  'GET /payment-methods/:id': 'catalog.read',
  'GET /accounts': 'catalog.read',
  'GET /accounts/:id': 'catalog.read',
  'GET /classes': 'catalog.read',
  'GET /classes/:id': 'catalog.read',

  'GET /purchase-orders': 'purchase-orders.read',
  'GET /purchase-orders/:id': 'purchase-orders.read',
  'POST /purchase-orders': 'purchase-orders.write',
  'PATCH /purchase-orders/:id': 'purchase-orders.write',
  'POST /purchase-orders/:id/submit': 'purchase-orders.write',
  'POST /purchase-orders/:id/cancel': 'purchase-orders.write',
  'POST /purchase-orders/:id/approve': 'purchase-orders.approve',
  'POST /purchase-orders/:id/complete': 'purchase-orders.write',
  'POST /purchase-orders/:id/ship': 'purchase-orders.write',
  'GET /purchase-orders/:id/duplicates': 'purchase-orders.read',
  'GET /purchase-orders/:id/match': 'purchase-orders.read',
  'GET /purchase-orders/:id/revisions': 'purchase-orders.read',
  'POST /purchase-orders/:id/revisions': 'purchase-orders.write',
  'POST /purchase-orders/:id/revisions/:number/approve': 'purchase-orders.approve',
  'POST /purchase-orders/:id/revisions/:number/reject': 'purchase-orders.approve',
  'GET /purchase-orders/:id/receipts': 'purchase-orders.read',
  'POST /purchase-orders/:id/receipts': 'purchase-orders.receive',
  'POST /purchase-orders/:id/receipts/:receiptId/void': 'purchase-orders.receive',
  'POST /purchase-orders/:id/jobs': 'jobs.write',
  'GET /jobs': 'jobs.read',
  'GET /jobs/:id': 'jobs.read',
  'GET /work-centres': 'jobs.read',
  'GET /work-centres/:id': 'jobs.read',
  'POST /work-centres': 'jobs.write',
  'PATCH /work-centres/:id': 'jobs.write',
  'POST /jobs': 'jobs.write',
  'PATCH /jobs/:id': 'jobs.write',
  'GET /jobs/:id/checkpoints': 'jobs.read',
  'POST /jobs/:id/checkpoints': 'jobs.write',
  'POST /jobs/:id/checkpoints/:checkpointId/pass': 'jobs.write',
  'POST /jobs/:id/checkpoints/:checkpointId/fail': 'jobs.write',
  'GET /jobs/:id/gates': 'jobs.read',
  'POST /jobs/:id/gates': 'jobs.write',
  'POST /jobs/:id/gates/:gate/ask': 'jobs.write',
  'POST /jobs/:id/gates/:gate/approve': 'jobs.approve',
  'POST /jobs/:id/gates/:gate/reject': 'jobs.approve',
  'GET /jobs/:id/files': 'jobs.read',
  'POST /jobs/:id/files': 'jobs.write',
  'DELETE /jobs/:id/files/:fileId': 'jobs.write',
  'GET /jobs/:id/dependencies': 'jobs.read',
  'POST /jobs/:id/dependencies': 'jobs.write',
  'DELETE /jobs/:id/dependencies/:waitsForId': 'jobs.write',
  'GET /job-templates': 'jobs.read',
  'GET /job-templates/:id': 'jobs.read',
  'POST /job-templates': 'jobs.write',
  'PATCH /job-templates/:id': 'jobs.write',
  'GET /jobs/:id/history': 'jobs.read',
  'POST /jobs/:id/split': 'jobs.write',
  'POST /jobs/:id/ship': 'jobs.write',
  'POST /jobs/:id/plan': 'jobs.write',
  'POST /jobs/:id/review': 'jobs.write',
  'POST /jobs/:id/return': 'jobs.write',
  'POST /jobs/:id/start': 'jobs.write',
  'POST /jobs/:id/progress': 'jobs.write',
  'POST /jobs/:id/complete': 'jobs.write',
  'POST /jobs/:id/hold': 'jobs.write',
  'POST /jobs/:id/resume': 'jobs.write',
  'POST /jobs/:id/cancel': 'jobs.write',
  'POST /jobs/:id/invoices': 'jobs.bill',
  'GET /jobs/:id/schedule-of-values': 'invoices.read',
  'PUT /jobs/:id/schedule-of-values': 'jobs.bill',
  'POST /jobs/:id/progress-invoices': 'jobs.bill',
  'GET /jobs/:id/financials': 'jobs.financials',
  'GET /time-entries': 'time-entries.read',
  'GET /time-entries/:id': 'time-entries.read',
  'POST /time-entries': 'time-entries.record',
  'POST /contractors/:id/time': 'time-entries.record',
  'POST /time-entries/:id/submit': 'time-entries.record',
  'POST /time-entries/:id/approve': 'time-entries.approve',
  'POST /time-entries/:id/reject': 'time-entries.approve',

  'GET /invoices': 'invoices.read',
  'GET /invoices/:id': 'invoices.read',
  'POST /invoices': 'invoices.write',
  'PATCH /invoices/:id': 'invoices.write',
  'POST /invoices/:id/submit': 'invoices.write',
  'POST /invoices/:id/validate': 'invoices.write',
  'POST /invoices/:id/approve': 'invoices.approve',
  'POST /invoices/:id/reject': 'invoices.approve',
  'POST /invoices/bulk-approve': 'invoices.approve',
  'POST /invoices/bulk-reject': 'invoices.approve',
  'POST /invoices/:id/send': 'invoices.send',
  'POST /invoices/:id/email': 'invoices.send',
  'GET /invoices/:id/pdf': 'invoices.read',
  'GET /invoices/:id/links': 'invoices.read',
  'GET /invoices/:id/proper-invoice': 'invoices.read',
  // The link in a letter carries a signature of its own.
  'GET /public/invoices/:token': 'public',
  'POST /invoices/:id/void': 'invoices.void',
  'POST /invoices/:id/push': 'integrations.sync',
  'POST /customers/:id/invoices': 'invoices.write',
  'POST /customers/:id/deposits': 'invoices.write',
  'POST /contractors/:id/bills': 'invoices.write',
  'GET /deposits': 'invoices.read',
  'GET /holdbacks': 'invoices.read',
  'POST /holdbacks/release': 'invoices.write',
  'POST /holdbacks/release-day': 'invoices.write',
  'GET /billing-settings': 'invoices.read',
  'PUT /billing-settings': 'invoices.write',
  'GET /payments': 'payments.read',
  'GET /payments/:id': 'payments.read',
  'POST /payments': 'payments.write',
  'POST /payments/:id/void': 'payments.write',
  'GET /dashboard/invoices/pending': 'invoices.read',
  'POST /dashboard/invoices/:id/approve': 'invoices.approve',

  'POST /integrations/:system/authorize': 'integrations.manage',
  // The vendor sends the browser back here; the one-time `state` says which organization asked.
  'GET /integrations/:system/callback': 'public',
  'POST /integrations/:system/connect': 'integrations.manage',
  'GET /integrations': 'integrations.read',
  'GET /integrations/:id': 'integrations.read',
  'PATCH /integrations/:id': 'integrations.manage',
  'DELETE /integrations/:id': 'integrations.manage',
  'POST /integrations/:id/confirm': 'integrations.manage',
  'POST /integrations/:id/retry': 'integrations.sync',
  'POST /integrations/:id/sync': 'integrations.sync',
  'GET /integrations/:id/status': 'integrations.read',
  'GET /integrations/:id/runs': 'integrations.read',
  'GET /integrations/:id/operations': 'integrations.read',
  'GET /integrations/:id/mappings': 'integrations.read',
  'GET /conflicts': 'integrations.read',
  'POST /conflicts/:id/resolve': 'conflicts.resolve',
  'POST /accounting/jobs/:jobId/sync': 'integrations.sync',
  'POST /accounting/sync-all': 'integrations.sync',
  'GET /accounting/reports/:report': 'reports.read',
  // Webhooks carry the vendor's signature over the raw bytes instead of a token.
  'POST /webhooks/:system': 'public',
};
