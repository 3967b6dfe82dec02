import type { Permission } from './permissions.js';

/** `public` needs no sign-in (it may verify a signature of its own); `signed-in` needs a person, of any role. */
export type RouteRule = Permission | 'public' | 'signed-in';

export type RouteKey = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

export type RouteTable = Readonly<Record<RouteKey, RouteRule>>;
