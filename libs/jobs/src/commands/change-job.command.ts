import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { jobEnded } from '../domain/job.errors.js';
import type { JobView } from '../domain/job.js';
import { JobChanged } from '../events/job-changed.event.js';
import { type JobDetails, JobsRepository } from '../jobs.repository.js';
import { JobAnnouncer } from './job-announcer.js';
import { JobReferences } from './job-references.js';

/** Changes what a job is called, where and when it is done, and how it is billed. */
@Injectable()
export class ChangeJobCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsRepository,
    private readonly references: JobReferences,
    private readonly announcer: JobAnnouncer,
  ) {}

  execute(id: string, version: number, changes: Partial<JobDetails>): Promise<JobView> {
    return this.unitOfWork.run(async () => {
      const job = await this.jobs.lockAt(id, version);
      if (job.status === 'cancelled' || job.status === 'shipped') throw jobEnded(job.status);
      await this.references.check({ workCentreId: changes.workCentreId });
      const { name, description, priority, dueDate, siteAddress, workCentreId, billingBasis } = job;
      const before = { name, description, priority, dueDate, siteAddress, workCentreId, billingBasis };
      const newVersion = await this.jobs.saveDetails(id, { ...before, ...changes });
      const changed = await this.jobs.get(id);
      await this.announcer.announce('changed', changed, { changes }, new JobChanged(id, newVersion));
      return changed;
    });
  }
}
