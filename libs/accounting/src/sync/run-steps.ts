import { Injectable } from '@nestjs/common';
import type { UnreadableRecord } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { ApplyCounts } from './change-applier.js';
import { callsOf, type PullTask } from './pull-task.js';
import { joinedProblems, unreadableProblem } from './record-problems.js';
import { RunNews } from './run-news.js';
import { type EntityProgress, noProgress, RunsRepository } from './runs.repository.js';

/** One step of a run: a page, or what came in none. */
export interface RunStep {
  /** Inside the unit of work that keeps the step; may be called again when that was not kept. */
  save(counts: ApplyCounts, unreadable: readonly UnreadableRecord[]): Promise<void>;
  /** The step is kept: what it came to is where the next one begins. */
  kept(): void;
}

/** Writes down how far a run is, together with what brought it there. */
@Injectable()
export class RunSteps {
  constructor(
    private readonly runs: RunsRepository,
    private readonly news: RunNews,
  ) {}

  begin(task: PullTask, entity: Entity, move: (progress: EntityProgress) => void): RunStep {
    const { run } = task;
    let progress: EntityProgress | undefined;
    return {
      save: async (counts, unreadable) => {
        progress = { ...(run.progress[entity] ?? noProgress()) };
        add(progress, counts);
        progress.skipped += unreadable.length;
        progress.problems = joinedProblems(progress.problems, unreadable.map(unreadableProblem));
        move(progress);
        run.calls = callsOf(task);
        const moved = { ...run, progress: { ...run.progress, [entity]: progress } };
        await this.runs.saveProgress(moved);
        await this.news.progressed(moved);
      },
      kept: () => {
        if (progress) run.progress[entity] = progress;
      },
    };
  }
}

function add(progress: EntityProgress, counts: ApplyCounts): void {
  progress.created += counts.created;
  progress.updated += counts.updated;
  progress.unchanged += counts.unchanged;
  progress.removed += counts.removed;
  progress.skipped += counts.skipped;
  progress.conflicts += counts.conflicts;
  progress.problems = joinedProblems(progress.problems, counts.problems);
}
