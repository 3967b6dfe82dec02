import { Module, type NestModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import type { Clock } from '#kernel';
import { CLOCK, CONFIG, type Config } from '#platform';
import { AccessGuard } from './access/access.guard.js';
import { AccessTokenStrategy } from './access/access-token.strategy.js';
import { CallerDirectory } from './access/caller-directory.js';
import { RequestAuthenticator } from './access/request-authenticator.js';
import { RequestScope } from './access/request-scope.js';
import { AccountsRepository } from './accounts.repository.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { AuthController } from './auth.controller.js';
import { BrandingController } from './branding.controller.js';
import { BrandingRepository } from './branding.repository.js';
import { CallersRepository } from './callers.repository.js';
import { AddUserCommand } from './commands/add-user.command.js';
import { ApiKeysCommand } from './commands/api-keys.command.js';
import { ChangeBranding } from './commands/change-branding.command.js';
import { ChangeMembershipCommand } from './commands/change-membership.command.js';
import { ChangeOrganizationCommand } from './commands/change-organization.command.js';
import { ChangePasswordCommand } from './commands/change-password.command.js';
import { CreateOrganizationCommand } from './commands/create-organization.command.js';
import { LogInCommand } from './commands/log-in.command.js';
import { LogOutCommand } from './commands/log-out.command.js';
import { RefreshSessionCommand } from './commands/refresh-session.command.js';
import { RemoveUserCommand } from './commands/remove-user.command.js';
import { SessionCleanup, SessionCleanupSchedule } from './commands/session-cleanup.js';
import { SessionEnding } from './commands/session-ending.js';
import { SessionOpener } from './commands/session-opener.js';
import { ACCESS_TOKEN_SECONDS, TOKEN_AUDIENCE, TOKEN_ISSUER } from './domain/access-claims.js';
import { LoginThrottle } from './domain/login-throttle.js';
import { IdentityFacade } from './identity.facade.js';
import { MeController } from './me.controller.js';
import { MembersRepository } from './members.repository.js';
import { OrganizationController } from './organization.controller.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { ListFiles } from './papers/list-files.js';
import { MeQuery } from './queries/me.query.js';
import { MemberDirectory } from './queries/member-directory.query.js';
import { SessionsRepository } from './sessions.repository.js';
import { UsersController } from './users.controller.js';

const ACCESS = [AccessTokenStrategy, CallerDirectory, RequestAuthenticator, RequestScope];
const REPOSITORIES = [
  AccountsRepository,
  ApiKeysRepository,
  BrandingRepository,
  CallersRepository,
  MembersRepository,
  OrganizationsRepository,
  SessionsRepository,
];
const COMMANDS = [
  AddUserCommand,
  ApiKeysCommand,
  ChangeBranding,
  ChangeMembershipCommand,
  ChangeOrganizationCommand,
  ChangePasswordCommand,
  CreateOrganizationCommand,
  LogInCommand,
  LogOutCommand,
  RefreshSessionCommand,
  RemoveUserCommand,
  SessionCleanup,
  SessionCleanupSchedule,
  SessionEnding,
  SessionOpener,
];

/** Importing it guards every route of the application, whichever module it belongs to. */
@Module({
  imports: [
    JwtModule.registerAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        secret: config.jwtSecret.reveal(),
        signOptions: {
          algorithm: 'HS256',
          expiresIn: ACCESS_TOKEN_SECONDS,
          issuer: TOKEN_ISSUER,
          audience: TOKEN_AUDIENCE,
        },
      }),
    }),
  ],
  controllers: [
    AuthController,
    MeController,
    OrganizationController,
    BrandingController,
    UsersController,
    ApiKeysController,
  ],
  providers: [
    ...ACCESS,
    ...REPOSITORIES,
    ...COMMANDS,
    MemberDirectory,
    MeQuery,
    IdentityFacade,
    ListFiles,
    { provide: LoginThrottle, useFactory: (clock: Clock) => new LoginThrottle(clock), inject: [CLOCK] },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [IdentityFacade, ListFiles, MemberDirectory, RequestAuthenticator, RequestScope],
})
export class IdentityModule implements NestModule {
  constructor(private readonly scope: RequestScope) {}

  /** The one hook of Nest that runs before the routes are registered, and not at all in a worker. */
  configure(): void {
    this.scope.attach();
  }
}
