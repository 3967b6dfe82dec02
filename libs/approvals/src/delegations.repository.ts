import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, type Page, type Prisma, requireScope, toPage } from '#platform';

/** Who decides for whom, on which days, both included. */
export interface Delegation {
  id: string;
  fromUserId: string;
  toUserId: string;
  fromDay: string;
  toDay: string;
  reason: string | null;
  createdBy: string;
  revokedAt: Date | null;
}

/** Owns `approval_delegations`. */
@Injectable()
export class DelegationsRepository {
  constructor(private readonly database: Database) {}

  /** Whom this person stands in for today, where the organization is. */
  async absentFor(toUserId: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT DISTINCT d.from_user_id AS id FROM approval_delegations d JOIN organizations o ON o.id = d.organization_id
       WHERE d.to_user_id = $1 AND d.revoked_at IS NULL
         AND (now() AT TIME ZONE o.timezone)::date BETWEEN d.from_day AND d.to_day`,
      [toUserId],
    );
    return rows.map(({ id }) => id);
  }

  async page(limit: number, cursor?: string): Promise<Page<Delegation>> {
    const [after] = cursor ? decodeCursor(cursor, 'id') : [];
    const rows = await this.database.prisma.approvalDelegation.findMany({
      ...(after && { where: { id: { lt: String(after) } } }),
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => [row.id], toDelegation);
  }

  async find(id: string): Promise<Delegation | undefined> {
    const row = await this.database.prisma.approvalDelegation.findFirst({ where: { id } });
    return row ? toDelegation(row) : undefined;
  }

  async create({ fromDay, toDay, revokedAt: _never, ...fields }: Delegation): Promise<void> {
    const { organizationId } = requireScope();
    const days = { fromDay: new Date(`${fromDay}T00:00:00Z`), toDay: new Date(`${toDay}T00:00:00Z`) };
    await this.database.prisma.approvalDelegation.create({ data: { ...fields, ...days, organizationId } });
  }

  async revoke(id: string, at: Date): Promise<void> {
    await this.database.prisma.approvalDelegation.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: at },
    });
  }
}

function toDelegation(row: Prisma.ApprovalDelegationGetPayload<object>): Delegation {
  const { organizationId: _tenant, createdAt: _created, fromDay, toDay, ...fields } = row;
  return {
    ...fields,
    fromDay: fromDay.toISOString().slice(0, 10),
    toDay: toDay.toISOString().slice(0, 10),
  };
}
