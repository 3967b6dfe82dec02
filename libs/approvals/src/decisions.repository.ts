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
  /** The version of the invoice that was looked at, and what it came to. */
  invoiceVersion: number;
  invoiceTotal: string;
  findings: Finding[];
  anomalyScore: number | null;
}

export interface StoredDecision extends Omit<NewDecision, 'invoiceTotal'> {
  id: string;
  /** Null for decisions from before this was kept. */
  invoiceTotal: string | null;
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

  /** What was approved in an approval of this version of the invoice: a yes to another version is none to this one. */
  votes(approvalId: string, invoiceVersion: number): Promise<Vote[]> {
    return this.database.rows<Vote>(
      `SELECT decided_by AS "decidedBy", on_behalf_of AS "onBehalfOf", step FROM approval_decisions
       WHERE approval_id = $1 AND decision = 'approved' AND invoice_version = $2`,
      [approvalId, invoiceVersion],
    );
  }

  /** Whether a person ever decided anything about the invoice. */
  async wasJudged(invoiceId: string): Promise<boolean> {
    const rows = await this.database.rows(
      'SELECT FROM approval_decisions WHERE invoice_id = $1 AND decided_by IS NOT NULL LIMIT 1',
      [invoiceId],
    );
    return rows.length > 0;
  }

  /** Everything that was ever decided about an invoice, in order. */
  async history(invoiceId: string): Promise<StoredDecision[]> {
    const rows = await this.database.prisma.approvalDecision.findMany({
      where: { invoiceId },
      orderBy: { id: 'asc' },
    });
    return rows.map(({ organizationId: _tenant, approvalId, decision, findings, invoiceTotal, ...row }) => ({
      ...row,
      invoiceTotal: invoiceTotal?.toFixed() ?? null,
      approvalId: approvalId ?? '',
      decision: decision as Decision,
      findings: findings as unknown as Finding[],
    }));
  }
}
