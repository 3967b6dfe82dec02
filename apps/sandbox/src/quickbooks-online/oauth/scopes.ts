/** What the vendor's sign-in knows besides its own `com.intuit.…` and `….read` names. */
const IDENTITY = new Set(['openid', 'profile', 'email', 'phone', 'address', 'intuit_name']);

/** The first scope that no application can have. New ones of the vendor are all dotted names, so those pass. */
export function unknownScope(scopes: string): string | undefined {
  return scopes
    .split(/\s+/)
    .find((scope) => scope !== '' && !IDENTITY.has(scope) && !/^[a-z][\w-]*(\.[\w-]+)+$/i.test(scope));
}
