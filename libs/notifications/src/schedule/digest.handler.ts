import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, HandlesJob, type JobHandler, UnitOfWork } from '#platform';
import { Letters } from '../commands/letters.js';
import { DigestsRepository } from '../digests.repository.js';
import { lastDigestMoment } from '../domain/digest-moment.js';

export const DIGEST = 'notifications.digest';

/**
 * Sends each reader what waited until her hour, in her zone. A day on which nothing waited brings no letter, and what
 * comes after the hour waits for the next day.
 */
@Injectable()
@HandlesJob(DIGEST, { queue: { policy: 'short', retryLimit: 2 } })
export class DigestHandler implements JobHandler {
  constructor(
    private readonly digests: DigestsRepository,
    private readonly letters: Letters,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  handle(): Promise<void> {
    return this.sendDue(this.clock.now());
  }

  /** What is due at `now`. */
  async sendDue(now: Date): Promise<void> {
    for (const reader of await this.digests.readers()) {
      const moment = lastDigestMoment(now, reader.timezone, reader.digestHour);
      // Taking the rows and writing the letter are one: a crash in between leaves both undone.
      await this.unitOfWork.run(async () => {
        const rows = await this.digests.take(reader.userId, moment);
        await this.letters.sendDigest(reader, rows);
      });
    }
  }
}
