import { API_PREFIX } from '#platform';
import { holds, NOT_FOR_API_KEYS, type Permission } from '../permissions.js';
import type { RouteKey, RouteRule } from '../route-rule.js';
import { ROUTES } from '../routes.js';
import type { Caller } from './caller.js';

const PREFIX = `/${API_PREFIX}`;

/** How the table names a route: method and template, without the prefix that all share. */
export function routeKeyOf(method: string, url: string): RouteKey {
  const path = url.startsWith(`${PREFIX}/`) ? url.slice(PREFIX.length) : url;
  // Fastify answers HEAD wherever it answers GET.
  return `${method === 'HEAD' ? 'GET' : method} ${path}` as RouteKey;
}

export function ruleOf(key: RouteKey): RouteRule | undefined {
  return Object.hasOwn(ROUTES, key) ? ROUTES[key] : undefined;
}

/** Whether `caller` holds `permission`: a person through her role, a program through the scopes of its key. */
export function mayDo(caller: Caller, permission: Permission): boolean {
  // A key may be older than what keys are refused today.
  if (caller.role === 'api-key')
    return !NOT_FOR_API_KEYS.includes(permission) && (caller.scopes?.includes(permission) ?? false);
  return holds(caller.role, permission);
}
