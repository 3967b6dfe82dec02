import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '#platform';
import { SweepMergedCommand } from '../commands/sweep-merged.command.js';

export const LATE_MERGE_SWEEP = 'parties.late-merge-sweep';

/** Sweeps after a merge once more, when whoever was writing meanwhile has long finished. */
@Injectable()
@HandlesJob(LATE_MERGE_SWEEP)
export class LateMergeSweepHandler implements JobHandler<{ mergedId: string }> {
  constructor(private readonly sweep: SweepMergedCommand) {}

  handle({ mergedId }: { mergedId: string }): Promise<void> {
    return this.sweep.execute(mergedId);
  }
}
