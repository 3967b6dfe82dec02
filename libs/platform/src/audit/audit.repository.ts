import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Prisma } from '../database/generated/client.js';
import { requireScope } from '../database/tenant-context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { CHAIN_START, type ChainedLine } from './audit-line.js';

export interface ChainHead {
  sequence: number;
  hash: string;
  /** The database's clock, in whole milliseconds: what a JavaScript date can carry and hash again. */
  at: Date;
}

export interface AuditFilter {
  entity?: string;
  entityId?: string;
  action?: string;
  actorId?: string;
  from?: Date;
  before?: Date;
}

@Injectable()
export class AuditRepository {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Holds the organization's chain until the transaction ends, and returns its last line. */
  async lockHead(): Promise<ChainHead> {
    const { client } = this.unitOfWork;
    // A statement of its own: the next one must see what the writer before us has committed.
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('audit:' || $1, 0))", [
      requireScope().organizationId,
    ]);
    const { rows } = await client.query<{ sequence: string | null; hash: string | null; at: Date }>(
      `SELECT last.sequence, last.hash, date_trunc('milliseconds', clock_timestamp()) AS at
       FROM (SELECT 1) one LEFT JOIN LATERAL
         (SELECT sequence, hash FROM audit_entries WHERE organization_id = $1 ORDER BY sequence DESC LIMIT 1) last ON true`,
      [requireScope().organizationId],
    );
    const found = rows[0];
    return {
      sequence: Number(found?.sequence ?? 0),
      hash: found?.hash ?? CHAIN_START,
      at: found?.at ?? new Date(),
    };
  }

  async append(lines: ChainedLine[]): Promise<void> {
    await this.database.prisma.auditEntry.createMany({
      data: lines.map((line) => ({ ...line, data: line.data as Prisma.InputJsonValue })),
    });
  }

  /** Who did any of these things to these, by id of the thing; what nobody in particular did is left out. */
  async actors(entity: string, entityIds: readonly string[], actions: readonly string[]) {
    return this.database.rows<{ entityId: string; actorId: string }>(
      `SELECT DISTINCT entity_id AS "entityId", actor_id AS "actorId" FROM audit_entries
       WHERE entity = $1 AND entity_id = ANY($2::text[]) AND action = ANY($3::text[]) AND actor_id IS NOT NULL`,
      [entity, [...entityIds], [...actions]],
    );
  }

  /** Newest first. */
  async ofThings(entity: string, entityIds: readonly string[], limit: number): Promise<ChainedLine[]> {
    if (entityIds.length === 0) return [];
    const rows = await this.database.prisma.auditEntry.findMany({
      where: { entity, entityId: { in: [...entityIds] } },
      orderBy: { sequence: 'desc' },
      take: limit,
    });
    return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
  }

  /** Oldest first, after `sequence`. */
  async after(sequence: number, limit: number): Promise<ChainedLine[]> {
    const rows = await this.database.prisma.auditEntry.findMany({
      where: { sequence: { gt: sequence } },
      orderBy: { sequence: 'asc' },
      take: limit,
    });
    return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
  }

  /** Newest first, before `sequence` when given. */
  async page(filter: AuditFilter, limit: number, sequence?: number): Promise<ChainedLine[]> {
    const { from, before, ...equal } = filter;
    const rows = await this.database.prisma.auditEntry.findMany({
      where: {
        ...equal,
        ...(sequence !== undefined && { sequence: { lt: sequence } }),
        ...((from || before) && { at: { gte: from, lt: before } }),
      },
      orderBy: { sequence: 'desc' },
      take: limit,
    });
    return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
  }
}
