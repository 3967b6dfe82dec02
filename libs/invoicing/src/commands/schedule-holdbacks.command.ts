import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork } from '#platform';
import { HoldbacksRepository } from '../holdbacks.repository.js';

/** Says when the holdbacks of a job may be released. */
@Injectable()
export class ScheduleHoldbacks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly holdbacks: HoldbacksRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Answers how many have the day now. */
  run(jobId: string, releaseOn: string, { onlyUnset = false } = {}): Promise<number> {
    return this.unitOfWork.run(async () => {
      const holdbacks = await this.holdbacks.setReleaseDay(jobId, releaseOn, { onlyUnset });
      if (holdbacks > 0) {
        await this.audit.record({
          action: 'holdback.scheduled',
          entity: 'job',
          entityId: jobId,
          data: { releaseOn, holdbacks },
        });
      }
      return holdbacks;
    });
  }
}
