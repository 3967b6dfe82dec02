import { Injectable } from '@nestjs/common';
import { JobsFacade, type JobView } from '#jobs';
import { WorkOrdersFacade, type WorkOrderView } from '#work-orders';
import { noSuch } from '../domain/time-entry-errors.js';
import {
  requireAssigned,
  requireOpenJob,
  requireOpenVisit,
  requireSameWork,
  type WorkNamed,
} from '../domain/work-named.js';
import { PoliciesRepository } from '../policies.repository.js';

export interface NamedWork extends WorkNamed {
  workOrderId?: string | null;
}

export interface FoundWork {
  job: JobView | undefined;
  visit: WorkOrderView | undefined;
}

/** The job and the visit that time or an expense names: whether they are there, open and hers. */
@Injectable()
export class WorkChecks {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly visits: WorkOrdersFacade,
    private readonly policies: PoliciesRepository,
  ) {}

  /** What `before` named already is not asked about again: work that closed meanwhile can still be corrected. */
  async find(named: NamedWork, isTimer: boolean, before?: NamedWork): Promise<FoundWork> {
    const visit = await this.visit(named, isTimer, before);
    const jobId = named.jobId ?? visit?.jobId;
    const job = jobId ? await this.jobs.job(jobId) : undefined;
    if (jobId && !job) throw noSuch('job');
    if (job && jobId !== before?.jobId) requireOpenJob(job);
    return { job, visit };
  }

  private async visit(
    named: NamedWork,
    isTimer: boolean,
    before?: NamedWork,
  ): Promise<WorkOrderView | undefined> {
    const { workOrderId } = named;
    if (!workOrderId) return undefined;
    const visit = await this.visits.workOrder(workOrderId);
    if (!visit) throw noSuch('work order', 'workOrderId');
    const isOtherVisit = workOrderId !== before?.workOrderId;
    // The dispatcher may have moved the visit since: what the entry named then is no mistake of a correction.
    if (isOtherVisit || isOther(named.jobId, before?.jobId) || isOther(named.customerId, before?.customerId))
      requireSameWork(visit, named);
    if (!isOtherVisit) return visit;
    requireOpenVisit(visit, isTimer);
    if ((await this.policies.current()).assignedOnly) requireAssigned(visit, named);
    return visit;
  }
}

function isOther(now: string | null | undefined, before: string | null | undefined): boolean {
  return (now ?? null) !== (before ?? null);
}
