import { Injectable } from '@nestjs/common';
import type { InvoiceFigures } from '#invoicing';
import { newId } from '#kernel';
import { Database, type Prisma, requireScope } from '#platform';

export interface StoredFix {
  id: string;
  before: InvoiceFigures;
  afterVersion: number;
}

/** Owns `finding_fixes`: what the product mended by itself, and how to take it back. */
@Injectable()
export class FixesRepository {
  constructor(private readonly database: Database) {}

  /** By invoice: the people whose fixes are in force on it. */
  async appliedBy(invoiceIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.database.rows<{ invoiceId: string; people: string[] }>(
      `SELECT invoice_id AS "invoiceId", array_agg(DISTINCT applied_by) AS people FROM finding_fixes
       WHERE invoice_id = ANY($1::uuid[]) AND undone_at IS NULL GROUP BY invoice_id`,
      [[...invoiceIds]],
    );
    return new Map(rows.map(({ invoiceId, people }) => [invoiceId, people]));
  }

  async add(fix: {
    invoiceId: string;
    rule: string;
    before: InvoiceFigures;
    afterVersion: number;
    appliedBy: string;
  }) {
    await this.database.prisma.findingFix.create({
      data: {
        ...fix,
        id: newId(),
        organizationId: requireScope().organizationId,
        before: fix.before as unknown as Prisma.InputJsonObject,
      },
    });
  }

  /** The last fix of that rule on that invoice which was not taken back. */
  async inForce(invoiceId: string, rule: string): Promise<StoredFix | undefined> {
    const row = await this.database.prisma.findingFix.findFirst({
      where: { invoiceId, rule, undoneAt: null },
      orderBy: { id: 'desc' },
    });
    return row
      ? { id: row.id, afterVersion: row.afterVersion, before: row.before as unknown as InvoiceFigures }
      : undefined;
  }

  async undo(id: string, undoneBy: string): Promise<void> {
    await this.database.prisma.findingFix.updateMany({
      where: { id },
      data: { undoneBy, undoneAt: new Date() },
    });
  }
}
