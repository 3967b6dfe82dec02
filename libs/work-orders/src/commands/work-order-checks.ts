import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { PartiesFacade } from '#parties';
import { checkFields } from '../domain/check-fields.js';
import { unknownReference } from '../domain/work-order.errors.js';
import type { WorkOrderFields } from '../domain/work-order.js';

/** Whether what a work order names exists. */
@Injectable()
export class WorkOrderChecks {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly jobs: JobsFacade,
  ) {}

  /** A new visit to a job goes to the job's site unless another is named. Throws as `fields` does. */
  async newFields(fields: WorkOrderFields): Promise<WorkOrderFields> {
    const checked = await this.fields(fields);
    if (!checked.jobId || checked.siteAddress) return checked;
    const job = await this.jobs.job(checked.jobId);
    return { ...checked, siteAddress: job?.siteAddress ?? null };
  }

  /** The fields, with the customer of the job where none is named. Throws `WORK_ORDERS.NO_SUCH_REFERENCE`. */
  async fields(fields: WorkOrderFields): Promise<WorkOrderFields> {
    checkFields(fields);
    if (fields.customerId && !(await this.parties.customer(fields.customerId)))
      throw unknownReference('customerId', 'customer');
    if (!fields.jobId) return fields;
    const job = await this.jobs.job(fields.jobId);
    if (!job) throw unknownReference('jobId', 'job');
    return { ...fields, customerId: fields.customerId ?? job.customerId };
  }

  async contractors(ids: readonly string[]): Promise<void> {
    const found = await this.parties.contractors.readRecords(ids);
    for (const id of ids)
      if (!found.get(id)?.record.active) throw unknownReference('contractorIds', 'contractor');
  }
}
