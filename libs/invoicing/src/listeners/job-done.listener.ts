import { Injectable } from '@nestjs/common';
import { JobCompleted, JobsFacade } from '#jobs';
import { NotificationsFacade } from '#notifications';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';

/** Tells those who write invoices that a job can be invoiced, but not whoever finished it. */
@Injectable()
@ListensTo('invoicing.job-done-notice', JobCompleted)
export class JobDoneListener implements EventListener<JobCompleted> {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly notifications: NotificationsFacade,
  ) {}

  async handle({ event: { jobId, version }, actorId }: DeliveredEvent<JobCompleted>): Promise<void> {
    const job = await this.jobs.job(jobId);
    if (!job) return;
    await this.notifications.notify({
      kind: 'job.completed',
      to: { roles: ['manager', 'accountant'] },
      subject: { type: 'job', id: jobId },
      values: { number: job.number, name: job.name },
      key: String(version),
      actorId,
    });
  }
}
