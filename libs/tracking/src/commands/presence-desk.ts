import { Inject, Injectable } from '@nestjs/common';
import type { Clock, LiveStatus } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import { presenceOf } from '../domain/presence.js';
import { LiveEventsRepository } from '../live/live-events.repository.js';
import { StatesRepository } from '../states.repository.js';

/** Keeps what the office sees of each contractor, and tells when it changes: once, however many notice. */
@Injectable()
export class PresenceDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly states: StatesRepository,
    private readonly stream: LiveEventsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Something came from her just now. */
  heard(contractorId: string): Promise<void> {
    return this.settle(contractorId, { isHeard: true });
  }

  /** Nothing came; time has passed. */
  review(contractorId: string): Promise<void> {
    return this.settle(contractorId, {});
  }

  /** Her timer moved, which is told even when she looks the same. */
  tell(contractorId: string): Promise<void> {
    return this.settle(contractorId, { isHeard: true, isTold: true });
  }

  /** She clocked out, or takes her consent back: where she was is nobody's business any more. */
  hide(contractorId: string): Promise<void> {
    return this.settle(contractorId, { isHeard: true, isTold: true, isHidden: true });
  }

  private settle(
    contractorId: string,
    {
      isHeard = false,
      isTold = false,
      isHidden = false,
    }: { isHeard?: boolean; isTold?: boolean; isHidden?: boolean },
  ): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.stream.hold();
      const state = await this.states.lock(contractorId);
      if (!state) return;
      const now = this.clock.now();
      const timer = await this.states.timerOf(contractorId);
      const lastSeenAt = isHeard ? now.toISOString() : state.lastSeenAt;
      const presence = presenceOf({ timer: timer?.status ?? null, lastSeenAt: new Date(lastSeenAt), now });
      await this.states.save(contractorId, { presence, lastSeenAt });
      if (isHidden) await this.states.forgetPlace(contractorId);
      if (presence === state.presence && !isTold) return;
      const { timeEntryId = null, jobId = null, workOrderId = null } = timer ?? {};
      const hasPosition = state.hasPosition && !isHidden;
      const data: LiveStatus = {
        contractorId,
        presence,
        lastSeenAt,
        timeEntryId,
        jobId,
        workOrderId,
        hasPosition,
      };
      await this.stream.append([
        { name: 'contractor:status_changed', audience: { family: 'contractors' }, data },
      ]);
    });
  }
}
