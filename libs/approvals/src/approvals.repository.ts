import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, type Prisma, requireScope } from '#platform';
import type { Finding } from './domain/finding.js';

export type Decision = 'approved' | 'rejected';

export interface NewDecision {
  invoiceId: string;
  decision: Decision;
  reason: string | null;
  decidedBy: string;
  /** The version of the invoice that was looked at. */
  invoiceVersion: number;
  findings: Finding[];
}

/** Owns `approval_decisions`: rows are added, never changed. */
@Injectable()
export class ApprovalsRepository {
  constructor(private readonly database: Database) {}

  async add({ findings, ...decision }: NewDecision): Promise<void> {
    await this.database.prisma.approvalDecision.create({
      data: {
        ...decision,
        id: newId(),
        organizationId: requireScope().organizationId,
        findings: findings as unknown as Prisma.InputJsonArray,
      },
    });
  }

  /** The organization's switch for approving one's own invoices: off unless it says `true`. */
  async allowsSelfApproval(): Promise<boolean> {
    const [row] = await this.database.rows<{ allowed: boolean | null }>(
      `SELECT settings->'allowSelfApproval' = 'true'::jsonb AS allowed FROM organizations WHERE id = current_organization()`,
    );
    return row?.allowed ?? false;
  }
}
