import { Inject, Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { JobCompleted, JobsFacade } from '#jobs';
import { type Clock, localDateOf } from '#kernel';
import { CLOCK, type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { ScheduleHoldbacks } from '../commands/schedule-holdbacks.command.js';
import { provinceOfWork, releaseDay } from '../domain/holdback.js';

/** The completion of a job says when its holdbacks are due, unless a day was agreed. */
@Injectable()
@ListensTo('invoicing.job-completed', JobCompleted)
export class JobCompletedListener implements EventListener<JobCompleted> {
  constructor(
    private readonly scheduling: ScheduleHoldbacks,
    private readonly identity: IdentityFacade,
    private readonly jobs: JobsFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ event: { jobId } }: DeliveredEvent<JobCompleted>): Promise<void> {
    const { province, timezone } = await this.identity.organizationSettings();
    const job = await this.jobs.job(jobId);
    const place = provinceOfWork(job?.siteAddress, province);
    const day = releaseDay(localDateOf(this.clock.now(), timezone), place);
    await this.scheduling.run(jobId, day, { onlyUnset: true });
  }
}
