import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { notSplittable } from '../domain/job.errors.js';
import type { JobView, LineQuantity } from '../domain/job.js';
import { type JobStatus, jobStates } from '../domain/job.states.js';
import { split } from '../domain/split.js';
import { JobCreated } from '../events/job-created.event.js';
import { JobSplit } from '../events/job-split.event.js';
import { JobLinesRepository } from '../job-lines.repository.js';
import { type JobDraft, JobsRepository } from '../jobs.repository.js';
import { JobAnnouncer } from './job-announcer.js';
import { JobRegistrar } from './job-registrar.js';

export interface SplitWishes {
  /** The version the caller has seen. */
  version: number;
  /** What moves, by line of the job. */
  lines: readonly LineQuantity[];
  /** The job's own unless given. */
  name?: string;
  dueDate?: string | null;
  reason?: string;
}

const OPEN: readonly JobStatus[] = ['created', 'planned', 'in_progress', 'review', 'on_hold'];

/** Makes a job of its own of a part of a large one. Quantities and cents are conserved. */
@Injectable()
export class SplitJobCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsRepository,
    private readonly lines: JobLinesRepository,
    private readonly registrar: JobRegistrar,
    private readonly announcer: JobAnnouncer,
  ) {}

  execute(id: string, wishes: SplitWishes): Promise<{ job: JobView; newJob: JobView }> {
    return this.unitOfWork.run(async () => {
      const source = await this.jobs.lockAt(id, wishes.version);
      if (!OPEN.includes(source.status)) throw notSplittable(source.status);
      const { remaining, remainingAmount, lines, contractAmount } = split(source, wishes.lines);
      await this.lines.save(id, { kind: 'ordered', lines: remaining, reason: wishes.reason ?? 'Split off' });
      await this.jobs.saveAmount(id, remainingAmount);
      const version = await this.jobs.touch(id);
      const newJob = await this.registrar.registerPart(
        { ...draftOf(source, wishes), contractAmount, lines },
        id,
      );
      const job = await this.jobs.get(id);
      const facts = {
        newJobId: newJob.id,
        newNumber: newJob.number,
        lines: wishes.lines,
        reason: wishes.reason,
      };
      await this.announcer.announce('split', job, facts, new JobSplit(id, version, newJob.id));
      const { number, purchaseOrderId } = newJob;
      const created = new JobCreated(newJob.id, newJob.version, number, purchaseOrderId);
      await this.announcer.announce('created', newJob, { splitFromId: id, contractAmount }, created);
      return { job, newJob };
    });
  }
}

function draftOf(
  source: JobView,
  { name, dueDate }: SplitWishes,
): Omit<JobDraft, 'contractAmount' | 'lines'> {
  const { customerId, purchaseOrderId, workCentreId, billingBasis, currency, priority } = source;
  return {
    ...{ customerId, purchaseOrderId, workCentreId, billingBasis, currency, priority },
    splitFromId: source.id,
    status: jobStates.initial,
    name: name?.trim() || `${source.name} (part)`,
    description: source.description,
    siteAddress: source.siteAddress,
    dueDate: dueDate === undefined ? source.dueDate : dueDate,
  };
}
