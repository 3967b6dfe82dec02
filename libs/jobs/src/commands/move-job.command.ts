import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import { UnitOfWork } from '#platform';
import { alreadyInvoiced } from '../domain/job.errors.js';
import type { JobView } from '../domain/job.js';
import { type JobAction, jobStates } from '../domain/job.states.js';
import { JobMoved } from '../events/job-moved.event.js';
import { JobsRepository } from '../jobs.repository.js';
import { JobAnnouncer } from './job-announcer.js';
import { JobReadiness } from './job-readiness.js';
import { MoveMaterialCommand } from './move-material.command.js';

const HAPPENED = {
  plan: 'planned',
  start: 'started',
  review: 'handed_to_review',
  return: 'returned',
  hold: 'held',
  resume: 'resumed',
  cancel: 'cancelled',
} as const;
export type JobMove = keyof typeof HAPPENED & JobAction;

export interface MoveJobOptions {
  /** The version the caller has seen; a listener, which has seen none, leaves it out. */
  version?: number;
  reason?: string;
  /** Why it starts although it waits for other jobs. */
  overrideReason?: string;
}

/** Plans, starts, reviews, holds, resumes or cancels a job. A cancelled job gives back what it held of its order. */
@Injectable()
export class MoveJobCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsRepository,
    private readonly readiness: JobReadiness,
    private readonly materials: MoveMaterialCommand,
    private readonly announcer: JobAnnouncer,
  ) {}

  execute(
    id: string,
    action: JobMove,
    { version, reason, overrideReason }: MoveJobOptions = {},
  ): Promise<JobView> {
    return this.unitOfWork.run(async () => {
      const job = await this.jobs.lockAt(id, version);
      const status = jobStates.next(job.status, action);
      // However it gets there: a job that was held before it began must pass the same gates.
      if (status === 'in_progress' && job.startedAt === null)
        await this.readiness.assertMayBegin(id, overrideReason);
      if (action === 'cancel' && job.lines.some((line) => !Money.of(line.quantityInvoiced).isZero()))
        throw alreadyInvoiced();
      if (action === 'cancel') await this.materials.releaseAll(id, 'The job was cancelled.');
      const newVersion = await this.jobs.saveStatus(id, status);
      const moved = await this.jobs.get(id);
      const facts = {
        from: job.status,
        ...(reason && { reason }),
        ...(overrideReason && { overrideReason }),
      };
      await this.announcer.announce(HAPPENED[action], moved, facts, new JobMoved(id, newVersion, status));
      return moved;
    });
  }
}
