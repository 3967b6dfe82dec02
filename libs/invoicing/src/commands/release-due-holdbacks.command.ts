import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Log } from '#platform';
import { type HoldbackView, releaseGroups } from '../domain/held-back.js';
import { HoldbacksRepository } from '../holdbacks.repository.js';
import { HoldbackNotices } from './holdback-notices.js';
import { LocalDay } from './local-day.js';
import { ReleaseHoldback } from './release-holdback.command.js';

/**
 * Drafts, on its day and once, the release of what is held back, and tells the accountant. A draft that somebody voids
 * does not come back by itself: releasing it is then a person's decision.
 */
@Injectable()
export class ReleaseDueHoldbacks {
  constructor(
    private readonly holdbacks: HoldbacksRepository,
    private readonly releasing: ReleaseHoldback,
    private readonly day: LocalDay,
    private readonly notices: HoldbackNotices,
    private readonly log: Log,
  ) {}

  /** Answers the ids of the drafts. */
  async run(): Promise<string[]> {
    const today = await this.day.today();
    const ids: string[] = [];
    for (const group of releaseGroups(await this.holdbacks.due(today))) {
      const id = await this.one(group, today);
      if (id !== undefined) ids.push(id);
    }
    return ids;
  }

  /** One that cannot be drafted holds up no other. */
  private async one(group: readonly HoldbackView[], today: string): Promise<string | undefined> {
    const heldBack = group.map(({ id }) => id);
    try {
      return await this.releasing.release(group, undefined, {
        alongside: async () => {
          if (!(await this.holdbacks.claim(heldBack, today))) throw new DraftedAlready();
        },
        afterwards: (id) => this.notices.released(id),
      });
    } catch (error) {
      if (error instanceof DraftedAlready) return undefined;
      if (!(error instanceof DomainError)) throw error;
      this.log.warn('a holdback that is due could not be drafted', { error, code: error.code });
      await this.notices.blocked(group, today, error);
      return undefined;
    }
  }
}

/** Another node was faster. */
class DraftedAlready extends Error {}
