import { Injectable } from '@nestjs/common';
import { Database, requireScope } from '#platform';
import type { Schedule, ScheduleKind } from './domain/schedule.js';

const WITH_LINES = { lines: { orderBy: { lineNumber: 'asc' } } } as const;

/** Owns `billing_schedules` and `billing_schedule_lines`. */
@Injectable()
export class SchedulesRepository {
  constructor(private readonly database: Database) {}

  async find(jobId: string): Promise<Schedule | undefined> {
    const row = await this.database.prisma.billingSchedule.findFirst({
      where: { jobId },
      include: WITH_LINES,
    });
    if (!row) return undefined;
    return {
      jobId,
      holdbackPercent: row.holdbackPercent?.toFixed() ?? null,
      version: row.version,
      lines: row.lines.map(({ organizationId: _tenant, jobId: _job, ...line }) => ({
        ...line,
        kind: line.kind as ScheduleKind,
        scheduledValue: line.scheduledValue.toFixed(),
        quantity: line.quantity?.toFixed() ?? null,
        billedValue: line.billedValue.toFixed(),
      })),
    };
  }

  /** Held until the unit of work ends, lines included. */
  async lock(jobId: string): Promise<Schedule | undefined> {
    await this.database.rows('SELECT 1 FROM billing_schedules WHERE job_id = $1 FOR UPDATE', [jobId]);
    await this.database.rows(
      'SELECT id FROM billing_schedule_lines WHERE job_id = $1 ORDER BY id FOR UPDATE',
      [jobId],
    );
    return this.find(jobId);
  }

  /** What is billed of a line is moved by invoices alone. */
  async save({ jobId, holdbackPercent, lines }: Omit<Schedule, 'version'>): Promise<void> {
    const { prisma } = this.database;
    const { organizationId } = requireScope();
    await prisma.billingSchedule.upsert({
      where: { organizationId_jobId: { organizationId, jobId } },
      create: { organizationId, jobId, holdbackPercent },
      update: { holdbackPercent, version: { increment: 1 }, updatedAt: new Date() },
    });
    await prisma.billingScheduleLine.deleteMany({
      where: { jobId, id: { notIn: lines.map(({ id }) => id) } },
    });
    for (const { billedValue: _billed, id, ...line } of lines) {
      await prisma.billingScheduleLine.upsert({
        where: { organizationId_id: { organizationId, id } },
        create: { ...line, organizationId, id, jobId },
        update: line,
      });
    }
  }
}
