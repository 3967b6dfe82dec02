import { Injectable } from '@nestjs/common';
import { runAsTenant, systemActor } from '#platform';
import { AccountsRepository } from './accounts.repository.js';
import { BrandingRepository } from './branding.repository.js';
import { ChangeMembershipCommand } from './commands/change-membership.command.js';
import {
  type CreateOrganization,
  CreateOrganizationCommand,
} from './commands/create-organization.command.js';
import type { Branding } from './domain/branding.js';
import { hashPassword } from './domain/password.js';
import type { Membership } from './members.repository.js';
import {
  type OrganizationSettings,
  OrganizationsRepository,
  type ScheduledOrganization,
} from './organizations.repository.js';

/** What other modules may ask of identity. Methods that name no organization answer for the one in scope. */
@Injectable()
export class IdentityFacade {
  constructor(
    private readonly create: CreateOrganizationCommand,
    private readonly accounts: AccountsRepository,
    private readonly memberships: ChangeMembershipCommand,
    private readonly organizations: OrganizationsRepository,
    private readonly brandingRows: BrandingRepository,
  ) {}

  /** Returns the id. Throws `ORGANIZATION.TIMEZONE`. */
  createOrganization(organization: CreateOrganization): Promise<string> {
    return this.create.execute(organization);
  }

  /**
   * Returns the person's id; the e-mail address is unique in the installation, and somebody who has it already keeps
   * her name and password. Throws `AUTH.PASSWORD_TOO_SHORT`.
   */
  async createUser({
    email,
    name,
    password,
  }: {
    email: string;
    name: string;
    password: string;
  }): Promise<string> {
    const passwordHash = await hashPassword(password);
    return this.accounts.addOrFind({ email: email.trim().toLowerCase(), name, passwordHash });
  }

  /** Makes a person a member; changes nothing for one who is a member already. */
  async addMember({ organizationId, ...membership }: Membership & { organizationId: string }): Promise<void> {
    await runAsTenant(organizationId, systemActor('identity'), () =>
      this.memberships.add(membership, 'owner'),
    );
  }

  /** The person's name, or undefined for one who does not exist any more. */
  async nameOf(userId: string): Promise<string | undefined> {
    return (await this.accounts.findById(userId))?.name;
  }

  /** Where the person with this e-mail address is a member; empty for one who does not exist. */
  async organizationsOf(email: string): Promise<{ organizationId: string; organizationName: string }[]> {
    const account = await this.accounts.findByEmail(email.trim().toLowerCase());
    return account ? this.accounts.membershipsOf(account.id) : [];
  }

  /** Time zone, province, currency and switches of the organization in scope. Throws `ORGANIZATION.NOT_FOUND`. */
  organizationSettings(): Promise<OrganizationSettings> {
    return this.organizations.current();
  }

  /** How the papers of the organization in scope look; every field null where nothing was told. */
  branding(): Promise<Branding> {
    return this.brandingRows.current();
  }

  /** Every organization of the installation, with just what a schedule needs to decide whether it is due. */
  listOrganizationsForSchedules(): Promise<ScheduledOrganization[]> {
    return this.organizations.listAll();
  }
}
