import type { RouteTable } from './route-rule.js';
import { HOUSE_ROUTES } from './routes/house.routes.js';
import { MONEY_ROUTES } from './routes/money.routes.js';
import { OPERATIONS_ROUTES } from './routes/operations.routes.js';

/**
 * Every route of the product, below `/api/v1` unless it stands outside, with the permission of permissions.ts that it asks
 * for. The router is checked against this table at boot: a route that is missing here stops the start, so that nothing is
 * reachable by oversight.
 */
export const ROUTES: RouteTable = { ...HOUSE_ROUTES, ...OPERATIONS_ROUTES, ...MONEY_ROUTES };
