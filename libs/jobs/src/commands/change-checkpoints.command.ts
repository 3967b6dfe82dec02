import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { assertProven, type CheckpointView, type NewCheckpoint } from '../domain/checkpoint.js';
import { jobEnded } from '../domain/job.errors.js';
import { ENDED } from '../domain/late.js';
import { JobCheckpointsRepository } from '../job-checkpoints.repository.js';
import { JobEvidence } from './job-evidence.js';
import { JobJournal } from './job-journal.js';

export interface CheckOutcome {
  note?: string | null;
  /** Photos that prove it; they are attached to the job. */
  fileIds?: readonly string[];
}

/** Adds quality checks to a job and writes down how they went. */
@Injectable()
export class ChangeCheckpointsCommand {
  constructor(
    private readonly journal: JobJournal,
    private readonly checkpoints: JobCheckpointsRepository,
    private readonly evidence: JobEvidence,
  ) {}

  async add(jobId: string, checkpoint: NewCheckpoint): Promise<CheckpointView[]> {
    await this.journal.write(jobId, 'checkpoint_added', { ...checkpoint }, async ({ status }) => {
      if (ENDED.includes(status)) throw jobEnded(status);
      await this.checkpoints.add(jobId, [checkpoint]);
    });
    return this.checkpoints.of(jobId);
  }

  pass(jobId: string, id: string, outcome: CheckOutcome): Promise<CheckpointView> {
    return this.decide(jobId, id, 'passed', outcome);
  }

  fail(jobId: string, id: string, outcome: CheckOutcome & { note: string }): Promise<CheckpointView> {
    return this.decide(jobId, id, 'failed', outcome);
  }

  private async decide(
    jobId: string,
    id: string,
    status: 'passed' | 'failed',
    { note = null, fileIds = [] }: CheckOutcome,
  ): Promise<CheckpointView> {
    await this.journal.write(
      jobId,
      `checkpoint_${status}`,
      { checkpointId: id, note, fileIds },
      async (job) => {
        const checkpoint = await this.find(jobId, id);
        if (ENDED.includes(job.status)) throw jobEnded(job.status);
        if (status === 'passed') assertProven(checkpoint, [...checkpoint.fileIds, ...fileIds]);
        await this.evidence.attach(jobId, fileIds, { kind: 'evidence', checkpointId: id, field: 'fileIds' });
        await this.checkpoints.decide(id, status, note);
      },
    );
    return this.find(jobId, id);
  }

  private async find(jobId: string, id: string): Promise<CheckpointView> {
    const found = await this.checkpoints.find(jobId, id);
    if (found) return found;
    throw DomainError.notFound('JOBS.NO_SUCH_CHECKPOINT', 'This job has no quality check with this id.');
  }
}
