import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { AuditLog } from '../audit/audit-log.js';
import { CLOCK } from '../clock.token.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HandlesJob, type JobContext, type JobHandler } from '../queue/job-handler.js';
import { Retention, type RetentionInForce } from './retention.js';

export const RETENTION = 'platform.retention';
/** Rows of one transaction: short enough that nobody waits for it. */
const BATCH = 5_000;
const DAY_MS = 86_400_000;

/** Deletes what an organization no longer keeps. Each batch is one transaction with its count in the audit log. */
@Injectable()
@HandlesJob(RETENTION, { queue: { policy: 'short', retryLimit: 3 } })
export class RetentionHandler implements JobHandler {
  constructor(
    private readonly retention: Retention,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle(_data: object, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    for (const rule of await this.retention.inForce()) {
      const before = new Date(this.clock.now().getTime() - rule.days * DAY_MS);
      let deleted = BATCH;
      while (deleted === BATCH && !signal.aborted) deleted = await this.purge(rule, before);
    }
  }

  private purge(rule: RetentionInForce, before: Date): Promise<number> {
    return this.unitOfWork.run(async () => {
      const deleted = await rule.purge(before, BATCH);
      const { name, days } = rule;
      if (deleted > 0)
        await this.audit.record({
          action: 'retention.enforced',
          entity: 'organization',
          data: { name, days, before: before.toISOString(), deleted },
        });
      return deleted;
    });
  }
}
