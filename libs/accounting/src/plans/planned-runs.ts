import { Injectable } from '@nestjs/common';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import type { PullJob } from '../sync/sync-starter.js';
import { PlanDesk } from './plan-desk.js';

/** Runs that a plan began, for whoever works runs: such a run is like any other but for where it begins and whom it tells. */
@Injectable()
export class PlannedRuns {
  constructor(
    private readonly desk: PlanDesk,
    private readonly contexts: ConnectionContexts,
  ) {}

  /**
   * The connection of a run, whose change feed answers what the plan was compared with, on the first try as on any later
   * one: so nothing is applied that nobody looked at. Undefined for a run that asks for itself.
   */
  async readerOf({ connectionId, runId }: PullJob, signal: AbortSignal): Promise<OpenConnection | undefined> {
    const answer = await this.desk.plans.answerFor(connectionId, runId);
    if (!answer) return undefined;
    const opened = await this.contexts.open(connectionId, signal);
    const connector = Object.assign(Object.create(opened.connector) as OpenConnection['connector'], {
      delta: () => Promise.resolve(answer),
    });
    return { ...opened, connector };
  }

  /** Tells the plan how its run ended, if it did. */
  conclude({ connectionId, runId }: PullJob): Promise<void> {
    return this.desk.conclude(connectionId, runId);
  }
}
