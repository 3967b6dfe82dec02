import { Injectable } from '@nestjs/common';
import { AuditLog, HandlesJob, type JobContext, type JobHandler, UnitOfWork } from '#platform';
import { LiveEventsRepository } from '../live/live-events.repository.js';
import { TrackingSettingsRepository } from '../settings.repository.js';
import { TrailsRepository } from '../trails.repository.js';

export const RETENTION = 'tracking.retention';

/** A client that was away for longer asks for everything anew, which is less than a day's news. */
const STREAM_HOURS = 24;
/** Points of one transaction: short enough that nobody waits for it. */
const BATCH = 5_000;

/** Deletes what one organization keeps no longer: places after the time in its tracking settings, the stream after a day. */
@Injectable()
@HandlesJob(RETENTION, { queue: { policy: 'short', retryLimit: 2 } })
export class RetentionHandler implements JobHandler {
  constructor(
    private readonly settings: TrackingSettingsRepository,
    private readonly trails: TrailsRepository,
    private readonly stream: LiveEventsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async handle(_data: object, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const { retentionDays: days } = await this.settings.current();
    let deleted = BATCH;
    while (deleted === BATCH && !signal.aborted) deleted = await this.forget(days);
    await this.stream.forget(STREAM_HOURS);
  }

  private forget(days: number): Promise<number> {
    return this.unitOfWork.run(async () => {
      const deleted = await this.trails.forget({ days }, BATCH);
      const data = { name: 'location-points', days, deleted };
      if (deleted > 0)
        await this.audit.record({ action: 'retention.enforced', entity: 'organization', data });
      return deleted;
    });
  }
}
