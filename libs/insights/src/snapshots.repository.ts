import { Injectable } from '@nestjs/common';
import { Database, type Prisma, requireScope } from '#platform';
import type { Figure, FigureName, FigureSource, JobFinancialSnapshot } from './domain/job-financials.js';

interface Evidence {
  figures: Record<FigureName, Figure>;
  accounting: JobFinancialSnapshot['accounting'];
  marginPercent: string | null;
}

/** Owns `job_financial_snapshots`: rows are added, never changed. */
@Injectable()
export class SnapshotsRepository {
  constructor(private readonly database: Database) {}

  async add(snapshot: JobFinancialSnapshot): Promise<void> {
    const { figures, accounting, marginPercent, ...row } = snapshot;
    const evidence: Evidence = { figures, accounting, marginPercent };
    await this.database.prisma.jobFinancialSnapshot.create({
      data: {
        organizationId: requireScope().organizationId,
        id: row.id,
        jobId: row.jobId,
        takenAt: new Date(row.takenAt),
        source: row.source,
        margin: row.margin,
        contractAmount: figures.contractAmount.amount,
        labourCost: figures.labourCost.amount,
        materialCost: figures.materialCost.amount,
        committedCost: figures.committedCost.amount,
        invoiced: figures.invoiced.amount,
        paid: figures.paid.amount,
        evidence: evidence as unknown as Prisma.InputJsonObject,
      },
    });
  }

  async latest(jobId: string): Promise<JobFinancialSnapshot | undefined> {
    const row = await this.database.prisma.jobFinancialSnapshot.findFirst({
      where: { jobId },
      orderBy: [{ takenAt: 'desc' }, { id: 'desc' }],
    });
    if (!row) return undefined;
    return {
      ...(row.evidence as unknown as Evidence),
      id: row.id,
      jobId,
      takenAt: row.takenAt.toISOString(),
      source: row.source as FigureSource,
      margin: row.margin.toFixed(2),
    };
  }
}
