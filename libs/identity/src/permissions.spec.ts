import { routeKeyOf, ruleOf } from './access/access-rules.js';
import { holds, PERMISSIONS, type Permission, permissionsOf, TENANT_ROLES } from './permissions.js';
import { HOUSE_ROUTES } from './routes/house.routes.js';
import { MONEY_ROUTES } from './routes/money.routes.js';
import { OPERATIONS_ROUTES } from './routes/operations.routes.js';
import { ROUTES } from './routes.js';

const rules = new Set(Object.values(ROUTES));
const writes = (Object.keys(PERMISSIONS) as Permission[]).filter(
  (permission) => !/\.(read|financials)$/.test(permission),
);

describe('the permission table', () => {
  it('names no permission that no route asks for', () => {
    const unused = Object.keys(PERMISSIONS).filter((permission) => !rules.has(permission as Permission));
    expect(unused).toEqual([]);
  });

  it('names each route once', () => {
    const parts = [HOUSE_ROUTES, OPERATIONS_ROUTES, MONEY_ROUTES].map((part) => Object.keys(part).length);
    expect(parts.reduce((sum, count) => sum + count, 0)).toBe(Object.keys(ROUTES).length);
  });

  it('lets the owner do everything and the operator nothing', () => {
    expect(permissionsOf('owner')).toHaveLength(Object.keys(PERMISSIONS).length);
    expect(permissionsOf('operator')).toEqual([]);
  });

  it('lets the auditor change nothing', () => {
    expect(writes.filter((permission) => holds('auditor', permission))).toEqual([]);
  });

  it('gives people outside the office what is their own, and nothing that only the office may do', () => {
    expect(permissionsOf('contractor')).toEqual([
      'work-orders.own',
      'time-entries.read',
      'time-entries.record',
      'trails.read',
      'location-views.read',
      'expenses.read',
      'expenses.record',
    ]);
    expect(permissionsOf('customer')).toEqual([]);
  });

  it('gives an admin all that an owner has; the difference is who may touch an owner', () => {
    expect(permissionsOf('admin')).toEqual(permissionsOf('owner'));
  });

  it('knows only tenant roles', () => {
    const named = new Set(Object.values(PERMISSIONS).flat());
    expect([...named].filter((role) => !TENANT_ROLES.includes(role))).toEqual([]);
  });

  it('finds a rule by the route as the router names it, HEAD like GET, and none for what it does not list', () => {
    expect(routeKeyOf('HEAD', '/api/v1/jobs/:id')).toBe('GET /jobs/:id');
    expect(ruleOf(routeKeyOf('GET', '/health/live'))).toBe('public');
    expect(ruleOf('GET /toString')).toBeUndefined();
  });
});
