import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { DomainError, newId } from '#kernel';
import { PartiesFacade } from '#parties';
import { AuditLog, requireScope, UnitOfWork } from '#platform';
import type { TimeEntryRecord, TimeEntryView } from '../domain/time-entry.js';
import { noSuchContractor, timeEntryNotFound } from '../domain/time-entry-errors.js';
import { timeEntryStates } from '../domain/time-entry-states.js';
import { TimeEntriesRepository } from '../time-entries.repository.js';

/** A time sheet's line. `id` may be made by the device that recorded it, so that sending it twice is one entry. */
export interface NewTime
  extends Partial<Omit<TimeEntryRecord, 'status' | 'contractorId' | 'workDate' | 'minutes'>> {
  contractorId: string;
  workDate: string;
  minutes: number;
}

@Injectable()
export class RecordTime {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TimeEntriesRepository,
    private readonly parties: PartiesFacade,
    private readonly jobs: JobsFacade,
    private readonly audit: AuditLog,
  ) {}

  run(time: NewTime): Promise<TimeEntryView> {
    return this.unitOfWork.run(async () => {
      const record = await this.completed(time);
      const isNew = await this.repository.createOnce(requireScope().organizationId, record);
      const entry = await this.repository.find(record.id);
      if (!entry) throw timeEntryNotFound();
      if (!isNew) return entry;
      await this.audit.record({
        action: 'time-entry.recorded',
        entity: 'time-entry',
        entityId: entry.id,
        data: { contractorId: entry.contractorId, workDate: entry.workDate, minutes: entry.minutes },
      });
      return entry;
    });
  }

  private async completed(time: NewTime): Promise<TimeEntryRecord> {
    if (!(await this.parties.contractor(time.contractorId))) throw noSuchContractor();
    const job = time.jobId ? await this.jobs.job(time.jobId) : undefined;
    if (time.jobId && !job)
      throw new DomainError('TIMEKEEPING.NO_SUCH_JOB', 'There is no such job.', { field: 'jobId' });
    return {
      id: time.id ?? newId(),
      contractorId: time.contractorId,
      customerId: time.customerId ?? job?.customerId ?? null,
      jobId: time.jobId ?? null,
      itemId: time.itemId ?? null,
      workDate: time.workDate,
      minutes: time.minutes,
      description: time.description ?? null,
      billable: time.billable ?? true,
      hourlyRate: time.hourlyRate ?? null,
      costRate: time.costRate ?? null,
      status: timeEntryStates.initial,
    };
  }
}
