import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, type Prisma, requireScope } from '#platform';
import type { Finding } from './domain/finding.js';
import type { Vote } from './domain/turn.js';

export type Decision = 'approved' | 'rejected' | 'undone';

export interface NewDecision {
  invoiceId: string;
  approvalId: string;
  decision: Decision;
  reason: string | null;
  /** Null: a rule of the organization decided. */
  decidedBy: string | null;
  onBehalfOf: string | null;
  step: number;
  /** Whether the invoice's own state changed with it. */
  isFinal: boolean;
  /** The version of the invoice that was looked at. */
  invoiceVersion: number;
  findings: Finding[];
  anomalyScore: number | null;
}

export interface StoredDecision extends NewDecision {
  id: string;
  decidedAt: Date;
}

/** Owns `approval_decisions`: rows are added, never changed. */
@Injectable()
export class DecisionsRepository {
  constructor(private readonly database: Database) {}

  /** Answers its id. */
  async add({ findings, ...decision }: NewDecision): Promise<string> {
    const id = newId();
    await this.database.prisma.approvalDecision.create({
      data: {
        ...decision,
        id,
        organizationId: requireScope().organizationId,
        findings: findings as unknown as Prisma.InputJsonArray,
      },
    });
    return id;
  }

  /** The approvals of an approval since it was last undone. */
  async votes(approvalId: string): Promise<Vote[]> {
    return this.database.rows<Vote>(
      `SELECT decided_by AS "decidedBy", on_behalf_of AS "onBehalfOf", step FROM approval_decisions d
       WHERE approval_id = $1 AND decision = 'approved' AND NOT EXISTS (
         SELECT FROM approval_decisions u WHERE u.approval_id = $1 AND u.decision = 'undone' AND u.id > d.id)
       ORDER BY id`,
      [approvalId],
    );
  }

  /** The id of the last decision of an approval. */
  async last(approvalId: string): Promise<string | undefined> {
    const [row] = await this.database.rows<{ id: string }>(
      'SELECT id FROM approval_decisions WHERE approval_id = $1 ORDER BY id DESC LIMIT 1',
      [approvalId],
    );
    return row?.id;
  }

  /** Everything that was ever decided about an invoice, in order. */
  async history(invoiceId: string): Promise<StoredDecision[]> {
    const rows = await this.database.prisma.approvalDecision.findMany({
      where: { invoiceId },
      orderBy: { id: 'asc' },
    });
    return rows.map(({ organizationId: _tenant, approvalId, decision, findings, ...row }) => ({
      ...row,
      approvalId: approvalId ?? '',
      decision: decision as Decision,
      findings: findings as unknown as Finding[],
    }));
  }
}
