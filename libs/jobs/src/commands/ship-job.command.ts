import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { nothingToShip, notShippable } from '../domain/job.errors.js';
import type { JobView, LineQuantity } from '../domain/job.js';
import { jobStates } from '../domain/job.states.js';
import { everythingShipped, unshipped, withShipped } from '../domain/shipping.js';
import { JobShipped } from '../events/job-shipped.event.js';
import { JobLinesRepository } from '../job-lines.repository.js';
import { JobsRepository } from '../jobs.repository.js';
import { JobAnnouncer } from './job-announcer.js';

export interface Shipment {
  /** The version the caller has seen. */
  version: number;
  /** Each line's whole shipped quantity; everything that is completed unless given. */
  lines?: readonly LineQuantity[];
  /** A waybill or tracking number. */
  reference?: string;
}

/** Writes down what has left the house. A completed job whose every completed piece has left is shipped. */
@Injectable()
export class ShipJobCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsRepository,
    private readonly lines: JobLinesRepository,
    private readonly announcer: JobAnnouncer,
  ) {}

  execute(id: string, { version, lines: wanted, reference }: Shipment): Promise<JobView> {
    return this.unitOfWork.run(async () => {
      const job = await this.jobs.lockAt(id, version);
      if (!['in_progress', 'review', 'completed'].includes(job.status)) throw notShippable(job.status);
      const lines = withShipped(job.lines, wanted ?? everythingShipped(job.lines), job.billingBasis);
      if (lines.length === 0 && job.status !== 'completed') throw nothingToShip();
      await this.lines.save(id, { kind: 'shipped', lines, reference });
      const left = unshipped((await this.jobs.get(id)).lines);
      const isAll = job.status === 'completed' && left.length === 0;
      const newVersion = isAll
        ? await this.jobs.saveStatus(id, jobStates.next(job.status, 'ship'))
        : await this.jobs.touch(id);
      const shipped = await this.jobs.get(id);
      const event = new JobShipped(id, newVersion, job.purchaseOrderId, isAll);
      await this.announcer.announce('shipped', shipped, { lines, reference }, event);
      return shipped;
    });
  }
}
