export { mayDo } from './access/access-rules.js';
export { type Caller, CurrentUser } from './access/caller.js';
export { mayReach, type OwnRows, ownRows, requireContractor, requireCustomer } from './access/own-rows.js';
export { RequestAuthenticator } from './access/request-authenticator.js';
export { RequestScope } from './access/request-scope.js';
export type { CreateOrganization } from './commands/create-organization.command.js';
export type { Branding, BrandingAddress } from './domain/branding.js';
export { PROVINCES, type Province } from './domain/provinces.js';
export { addressLines, senderOf } from './domain/sender.js';
export { IdentityFacade } from './identity.facade.js';
export { IdentityModule } from './identity.module.js';
export type { OrganizationSettings, ScheduledOrganization } from './organizations.repository.js';
export { ListFileQuery } from './papers/list-file.dto.js';
export {
  FILE_TYPES,
  type FileColumn,
  type FileWords,
  inLanguage,
  type ListFile,
  localTime,
  MOST_ON_PAPER,
} from './papers/list-file.js';
export { everyPage, inOnePortion, ListFiles } from './papers/list-files.js';
export {
  holds,
  PERMISSIONS,
  type Permission,
  permissionsOf,
  type Role,
  TENANT_ROLES,
  type TenantRole,
} from './permissions.js';
export { MemberDirectory } from './queries/member-directory.query.js';
export type { RouteKey, RouteRule } from './route-rule.js';
export { ROUTES } from './routes.js';
