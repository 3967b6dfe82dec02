import { Injectable } from '@nestjs/common';
import { Log } from '#platform';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { LinksRepository } from '../sync/links.repository.js';
import { reservedLink } from '../sync/page-links.js';
import { PullService } from '../sync/pull.service.js';
import { RunsRepository } from '../sync/runs.repository.js';
import type { SyncPlan } from './plan.types.js';
import { PlanDesk } from './plan-desk.js';
import type { Drafted } from './plan-maker.js';

/** Has the engine do what a plan of a pull says. */
@Injectable()
export class PullApplication {
  constructor(
    private readonly desk: PlanDesk,
    private readonly runs: RunsRepository,
    private readonly links: LinksRepository,
    private readonly pull: PullService,
    private readonly log: Log,
  ) {}

  /** Answers whether it could begin: not beside another sync of the company. */
  async begin(plan: SyncPlan, { opened, delta }: Drafted, signal: AbortSignal): Promise<boolean> {
    const runId = await this.desk.unitOfWork.run(async () => {
      if (await this.runs.unfinished(plan.connectionId)) return undefined;
      await this.desk.confirm(plan.connectionId);
      const id = await this.runs.create(plan.connectionId, plan.kind === 'full' ? 'full' : 'delta', 'plan');
      if (!(await this.desk.plans.begin(plan.id, id)))
        throw new Error('This plan was begun by somebody else.');
      // Known before it is read: what comes in is then merged with ours instead of made a second time.
      const links = plan.matches.map(({ entity, remoteId, recordId }) =>
        reservedLink(entity, remoteId, recordId),
      );
      await this.links.save(plan.connectionId, links, { fresh: true });
      return id;
    });
    if (runId === undefined) return false;
    await this.goOn({ ...plan, runId }, signal, delta && replaying(opened, delta));
    return true;
  }

  /** Works the run to its end; after a crash it goes on where it stood, as every run does. */
  async goOn({ id, runId }: SyncPlan, signal: AbortSignal, reader?: OpenConnection): Promise<void> {
    if (runId === null) return;
    await this.pull.work(runId, signal, this.log, reader);
    const run = await this.desk.plans.run(runId);
    if (run?.status === 'succeeded') await this.desk.plans.move(id, 'complete', { outcome: run.progress });
    else if (run?.status === 'failed' || run?.status === 'cancelled')
      await this.desk.plans.move(id, 'fail', { error: run.error ?? { message: 'The sync was given up.' } });
    else throw new Error('Another worker has the run of this plan; it is looked at again.');
  }
}

/** The connection, whose change feed answers what was compared, so that nothing is applied that was not. */
function replaying(opened: OpenConnection, delta: NonNullable<Drafted['delta']>): OpenConnection {
  const connector = Object.assign(Object.create(opened.connector) as OpenConnection['connector'], {
    delta: () => Promise.resolve(delta),
  });
  return { ...opened, connector };
}
