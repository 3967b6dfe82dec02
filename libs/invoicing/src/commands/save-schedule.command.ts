import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { JobsFacade } from '#jobs';
import { DomainError } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import { noSuchItem, unknownTaxCode } from '../domain/invoicing-errors.js';
import type { Schedule, ScheduleLine } from '../domain/schedule.js';
import { changedLines, type ScheduleLineInput } from '../domain/schedule-change.js';
import { SchedulesRepository } from '../schedules.repository.js';

export interface ScheduleInput {
  holdbackPercent?: string | null;
  lines: ScheduleLineInput[];
  /** Given: refused when somebody changed it since. */
  version?: number;
}

/** Agrees on a job's schedule of values, or changes it by a change order. */
@Injectable()
export class SaveSchedule {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsFacade,
    private readonly schedules: SchedulesRepository,
    private readonly audit: AuditLog,
    private readonly catalog: CatalogFacade,
  ) {}

  /** Throws `INVOICING.NO_SCHEDULE`. */
  async show(jobId: string): Promise<Schedule> {
    const schedule = await this.schedules.find(jobId);
    if (schedule) return schedule;
    throw DomainError.notFound('INVOICING.NO_SCHEDULE', 'This job has no schedule of values.');
  }

  run(jobId: string, { holdbackPercent = null, lines, version }: ScheduleInput): Promise<Schedule> {
    return this.unitOfWork.run(async () => {
      if (!(await this.jobs.job(jobId)))
        throw DomainError.notFound('INVOICING.JOB_NOT_FOUND', 'There is no such job.');
      const before = await this.schedules.lock(jobId);
      if (version !== undefined && version !== before?.version) throw changedMeanwhile();
      const changed = changedLines(before, lines);
      await this.checkNamed(changed);
      await this.schedules.save({ jobId, holdbackPercent, lines: changed });
      await this.audit.record({
        action: 'schedule_of_values.saved',
        entity: 'job',
        entityId: jobId,
        data: {
          holdbackPercent,
          lines: changed.map(({ lineNumber, scheduledValue }) => ({ lineNumber, scheduledValue })),
        },
      });
      return this.show(jobId);
    });
  }

  /** A line waits for months before it is billed: what it names must be there now. */
  private async checkNamed(lines: readonly ScheduleLine[]): Promise<void> {
    const items = await this.catalog.items.readRecords(lines.flatMap(({ itemId }) => itemId ?? []));
    const codes = await this.catalog.taxCodes.readRecords(lines.flatMap(({ taxCodeId }) => taxCodeId ?? []));
    for (const { lineNumber, itemId, taxCodeId } of lines) {
      if (itemId !== null && !items.has(itemId)) throw noSuchItem(lineNumber);
      if (taxCodeId !== null && !codes.has(taxCodeId)) throw unknownTaxCode(lineNumber);
    }
  }
}

function changedMeanwhile(): DomainError {
  return DomainError.conflict(
    'INVOICING.CHANGED_MEANWHILE',
    'The schedule of values was changed by somebody else meanwhile.',
    { field: 'version', fix: 'Look at it again and repeat your change.' },
  );
}
