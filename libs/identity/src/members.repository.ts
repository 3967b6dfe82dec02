import { Injectable } from '@nestjs/common';
import { Database, requireScope } from '#platform';
import type { TenantRole } from './permissions.js';

export interface Member {
  id: string;
  email: string;
  name: string;
  role: TenantRole;
  contractorId: string | null;
  customerId: string | null;
  /** May record time for the others of her crew. */
  isForeman: boolean;
  createdAt: Date;
}

export interface Membership {
  userId: string;
  role: TenantRole;
  contractorId?: string | null;
  customerId?: string | null;
  isForeman?: boolean;
}

/** The members of the organization in scope. */
@Injectable()
export class MembersRepository {
  constructor(private readonly database: Database) {}

  /** By e-mail address, from the one after `after`. */
  list(limit: number, after = ''): Promise<Member[]> {
    return this.database.prisma.$queryRaw<Member[]>`
      SELECT u.id, u.email, u.name, m.role, m.contractor_id AS "contractorId", m.customer_id AS "customerId",
             m.is_foreman AS "isForeman", m.created_at AS "createdAt"
      FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE u.email > ${after} ORDER BY u.email LIMIT ${limit}`;
  }

  async find(userId: string): Promise<Member | undefined> {
    const [member] = await this.database.prisma.$queryRaw<Member[]>`
      SELECT u.id, u.email, u.name, m.role, m.contractor_id AS "contractorId", m.customer_id AS "customerId",
             m.is_foreman AS "isForeman", m.created_at AS "createdAt"
      FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.user_id = ${userId}::uuid`;
    return member;
  }

  /** Which of the two does not exist here: a membership points at rows of its own organization or at none. */
  async unknownParty({ contractorId = null, customerId = null }: Partial<Membership>) {
    const [known] = await this.database.prisma.$queryRaw<{ contractor: boolean; customer: boolean }[]>`
      SELECT ${contractorId}::uuid IS NULL OR EXISTS (SELECT FROM contractors WHERE id = ${contractorId}::uuid) AS contractor,
             ${customerId}::uuid IS NULL OR EXISTS (SELECT FROM customers WHERE id = ${customerId}::uuid) AS customer`;
    if (!known?.contractor) return 'contractor';
    return known.customer ? undefined : 'customer';
  }

  withIds(userIds: readonly string[]): Promise<{ id: string; role: TenantRole }[]> {
    return this.database.rows('SELECT user_id AS id, role FROM memberships WHERE user_id = ANY($1::uuid[])', [
      [...userIds],
    ]);
  }

  /** The people who are one of these contractors or customers. */
  ofParties(partyIds: readonly string[]): Promise<{ userId: string; partyId: string }[]> {
    return this.database.rows(
      `SELECT user_id AS "userId", party AS "partyId" FROM memberships
       CROSS JOIN LATERAL unnest(ARRAY[contractor_id, customer_id]) AS party WHERE party = ANY($1::uuid[])`,
      [[...partyIds]],
    );
  }

  /** The people who made these API keys, revoked ones included; what is no key is not in the answer. */
  makersOf(keyIds: readonly string[]): Promise<{ keyId: string; userId: string }[]> {
    return this.database.rows(
      'SELECT id AS "keyId", created_by AS "userId" FROM api_keys WHERE id = ANY($1::uuid[])',
      [[...keyIds]],
    );
  }

  /** Names outlast memberships: history shows who it was. */
  async namesOf(userIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ id: string; name: string }>(
      'SELECT id, name FROM users WHERE id = ANY($1::uuid[])',
      [[...userIds]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Returns false when the person is a member already. */
  async add(membership: Membership): Promise<boolean> {
    const { organizationId } = requireScope();
    const { count } = await this.database.prisma.membership.createMany({
      data: [{ organizationId, ...membership }],
      skipDuplicates: true,
    });
    return count === 1;
  }

  async change({ userId, ...data }: Partial<Membership> & { userId: string }): Promise<void> {
    await this.database.prisma.membership.updateMany({ where: { userId }, data });
  }

  async remove(userId: string): Promise<void> {
    await this.database.prisma.membership.deleteMany({ where: { userId } });
  }

  countOwners(): Promise<number> {
    return this.database.prisma.membership.count({ where: { role: 'owner' } });
  }
}
