import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform';
import type { TenantRole } from './permissions.js';

export interface Account {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
}

export interface MembershipInOrganization {
  organizationId: string;
  organizationName: string;
  role: TenantRole;
}

/** People, who belong to no single organization, and where they are members. Needs no tenant. */
@Injectable()
export class AccountsRepository {
  constructor(private readonly database: Database) {}

  /** `email` in lower case. A disabled person is not found. */
  async findByEmail(email: string): Promise<Account | undefined> {
    const { rows } = await this.database.unscoped.query<Account>(
      `SELECT id, email, name, password_hash AS "passwordHash" FROM users WHERE email = $1 AND disabled_at IS NULL`,
      [email],
    );
    return rows[0];
  }

  async findById(id: string): Promise<Account | undefined> {
    const { rows } = await this.database.unscoped.query<Account>(
      `SELECT id, email, name, password_hash AS "passwordHash" FROM users WHERE id = $1 AND disabled_at IS NULL`,
      [id],
    );
    return rows[0];
  }

  /** Adds a person, or returns the id of the one who has this e-mail address already; her password stays hers. */
  async addOrFind(person: { email: string; name: string; passwordHash: string }): Promise<string> {
    const { rows } = await this.database.unscoped.query<{ id: string }>(
      `INSERT INTO users (id, email, name, password_hash) VALUES ($1, $2, $3, $4)
       ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id`,
      [newId(), person.email, person.name, person.passwordHash],
    );
    const [row] = rows;
    if (!row) throw new Error('An upsert returns its row.');
    return row.id;
  }

  /**
   * Adds a person in the open unit of work, or takes over the account of one who is nowhere a member any more. Undefined
   * when somebody is a member somewhere with this e-mail address; the row stays locked until the commit, so that two
   * organizations cannot both take it.
   */
  async addUnattached(person: {
    email: string;
    name: string;
    passwordHash: string;
  }): Promise<string | undefined> {
    const [found] = await this.database.prisma.$queryRaw<{ id: string }[]>`
      INSERT INTO users (id, email, name, password_hash)
      VALUES (${newId()}::uuid, ${person.email}, ${person.name}, ${person.passwordHash})
      ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id`;
    const changed = await this.database.prisma.$executeRaw`
      UPDATE users SET name = ${person.name}, password_hash = ${person.passwordHash}
      WHERE id = ${found?.id}::uuid AND disabled_at IS NULL AND NOT EXISTS (SELECT FROM system_memberships_of(users.id))`;
    return changed === 1 ? found?.id : undefined;
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.database.unscoped.query('UPDATE users SET password_hash = $2 WHERE id = $1', [
      id,
      passwordHash,
    ]);
  }

  async membershipsOf(userId: string): Promise<MembershipInOrganization[]> {
    const { rows } = await this.database.unscoped.query<MembershipInOrganization>(
      `SELECT organization_id AS "organizationId", organization_name AS "organizationName", role
       FROM system_memberships_of($1)`,
      [userId],
    );
    return rows;
  }
}
