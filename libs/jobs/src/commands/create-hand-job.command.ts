import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import type { JobView } from '../domain/job.js';
import { JobCreated } from '../events/job-created.event.js';
import { HandDrafter, type HandWishes } from './hand-drafter.js';
import { JobAnnouncer } from './job-announcer.js';
import { JobRegistrar } from './job-registrar.js';

/** Makes a job that no order stands behind. */
@Injectable()
export class CreateHandJobCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly drafter: HandDrafter,
    private readonly registrar: JobRegistrar,
    private readonly announcer: JobAnnouncer,
  ) {}

  execute(wishes: HandWishes): Promise<JobView> {
    return this.unitOfWork.run(async () => {
      const { draft, demands } = await this.drafter.draft(wishes);
      const job = await this.registrar.register(draft, demands);
      const { id, version, number, customerId, contractAmount } = job;
      const event = new JobCreated(id, version, number, null);
      await this.announcer.announce(
        'created',
        job,
        { customerId, contractAmount, templateId: wishes.templateId },
        event,
      );
      return job;
    });
  }
}
