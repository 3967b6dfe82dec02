import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, type Prisma, requireScope } from '#platform';
import type { ApprovalStatus } from './domain/approval-states.js';
import type { RouteStep } from './domain/route.js';

/** What an invoice still needs since it was handed in. */
export interface Approval {
  id: string;
  invoiceId: string;
  routeId: string | null;
  routeName: string | null;
  steps: RouteStep[];
  /** Counts from 0. */
  step: number;
  status: ApprovalStatus;
  /** The version of the invoice that is decided about; null for approvals from before this was kept. */
  invoiceVersion: number | null;
  stepStartedAt: Date;
  escalatedAt: Date | null;
  openedAt: Date;
  decidedAt: Date | null;
  releaseAt: Date | null;
}

export type ApprovalChange = Partial<
  Pick<
    Approval,
    'status' | 'step' | 'stepStartedAt' | 'escalatedAt' | 'decidedAt' | 'releaseAt' | 'invoiceVersion'
  >
>;

/** Owns `approvals`: what waits, and where. */
@Injectable()
export class ApprovalsRepository {
  constructor(private readonly database: Database) {}

  /** The one that is not over, if there is one. */
  async open(invoiceId: string): Promise<Approval | undefined> {
    const row = await this.database.prisma.approval.findFirst({
      where: { invoiceId, status: { in: ['waiting', 'granted'] } },
    });
    return row ? toApproval(row) : undefined;
  }

  async find(id: string): Promise<Approval | undefined> {
    const row = await this.database.prisma.approval.findFirst({ where: { id } });
    return row ? toApproval(row) : undefined;
  }

  /** The last one of each of the invoices, by invoice. */
  async latest(invoiceIds: readonly string[]): Promise<Map<string, Approval>> {
    const rows = await this.database.prisma.approval.findMany({
      where: { invoiceId: { in: [...invoiceIds] } },
      orderBy: { id: 'asc' },
    });
    return new Map(rows.map((row) => [row.invoiceId, toApproval(row)]));
  }

  async create(
    approval: Omit<Approval, 'id' | 'escalatedAt' | 'decidedAt' | 'releaseAt'>,
  ): Promise<Approval> {
    const row = await this.database.prisma.approval.create({
      data: {
        ...approval,
        id: newId(),
        organizationId: requireScope().organizationId,
        steps: approval.steps as unknown as Prisma.InputJsonArray,
      },
    });
    return toApproval(row);
  }

  async change(id: string, change: ApprovalChange): Promise<void> {
    await this.database.prisma.approval.updateMany({ where: { id }, data: change });
  }

  /**
   * Sets when the granted ones of these invoices leave, and answers them. One statement: what is undone or leaves at the same
   * moment is not among them.
   */
  postpone(invoiceIds: readonly string[], releaseAt: Date): Promise<Pick<Approval, 'id' | 'invoiceId'>[]> {
    return this.database.prisma.approval.updateManyAndReturn({
      where: { invoiceId: { in: [...invoiceIds] }, status: 'granted' },
      data: { releaseAt },
      select: { id: true, invoiceId: true },
    });
  }

  /** True for the one caller that escalates this step, begun at that instant. */
  async escalate(id: string, step: number, stepStartedAt: Date, now: Date): Promise<boolean> {
    const { count } = await this.database.prisma.approval.updateMany({
      where: { id, step, stepStartedAt, status: 'waiting', escalatedAt: null },
      data: { escalatedAt: now },
    });
    return count === 1;
  }
}

function toApproval(row: Prisma.ApprovalGetPayload<object>): Approval {
  const { organizationId: _tenant, steps, status, ...fields } = row;
  return { ...fields, status: status as ApprovalStatus, steps: steps as unknown as RouteStep[] };
}
