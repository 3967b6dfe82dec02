import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '#platform';
import { LiveEventsRepository } from '../live/live-events.repository.js';
import { TrackingSettingsRepository } from '../settings.repository.js';
import { TrailsRepository } from '../trails.repository.js';
import { ViewsRepository } from '../views.repository.js';

export const RETENTION = 'tracking.retention';

/** A client that was away for longer asks for everything anew, which is less than a day's news. */
const STREAM_HOURS = 24;
/** Who looked is told for longer than the places are kept. */
const VIEW_DAYS = 365;

/** Deletes what one organization keeps no longer: places after its own time, the stream after a day. */
@Injectable()
@HandlesJob(RETENTION, { queue: { policy: 'short', retryLimit: 2 } })
export class RetentionHandler implements JobHandler {
  constructor(
    private readonly settings: TrackingSettingsRepository,
    private readonly trails: TrailsRepository,
    private readonly stream: LiveEventsRepository,
    private readonly views: ViewsRepository,
  ) {}

  async handle(): Promise<void> {
    const { retentionDays: days } = await this.settings.current();
    await this.trails.forget({ days });
    await this.stream.forget(STREAM_HOURS);
    await this.views.forget(VIEW_DAYS);
  }
}
