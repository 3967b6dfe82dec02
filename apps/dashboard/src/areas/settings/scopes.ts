import type { Permission } from '../../app/area';

export type Subject = Permission extends `${infer S}.${string}` ? S : never;
export type Action = Permission extends `${string}.${infer A}` ? A : never;

/** Whatever the maker may do, a program never manages people or keys, has records sent somewhere, reads tax numbers or approves. */
const NOT_FOR_KEYS: readonly Permission[] = [
  ...(['api-keys.manage', 'users.manage', 'contractors.tax-identifiers'] as const),
  ...(['outside-channels.read', 'outside-channels.manage'] as const),
  ...(['invoices.approve', 'approvals.manage', 'approvals.delegate'] as const),
];

export interface ScopeGroup {
  subject: Subject;
  scopes: readonly { scope: Permission; action: Action }[];
}

export const subjectOf = (scope: string): Subject => scope.slice(0, scope.indexOf('.')) as Subject;
export const actionOf = (scope: string): Action => scope.slice(scope.indexOf('.') + 1) as Action;

/** What a key of somebody with these permissions may be given. */
export const offeredScopes = (permissions: readonly Permission[]): Permission[] =>
  permissions.filter((one) => !NOT_FOR_KEYS.includes(one));

/** Scopes by what they are about, in the order in which they come. */
export function groupedScopes(scopes: readonly Permission[]): ScopeGroup[] {
  const bySubject = new Map<Subject, { scope: Permission; action: Action }[]>();
  for (const scope of scopes) {
    const group = bySubject.get(subjectOf(scope)) ?? [];
    group.push({ scope, action: actionOf(scope) });
    bySubject.set(subjectOf(scope), group);
  }
  return [...bySubject].map(([subject, own]) => ({ subject, scopes: own }));
}

/** Enough for an export or a report. */
export const readingScopes = (scopes: readonly Permission[]): Permission[] =>
  scopes.filter((scope) => actionOf(scope) === 'read');
