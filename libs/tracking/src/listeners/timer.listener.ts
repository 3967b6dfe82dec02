import { Injectable } from '@nestjs/common';
import type { LiveTimer } from '#kernel';
import { type DeliveredEvent, type EventListener, type JobContext, ListensTo, UnitOfWork } from '#platform';
import {
  LocationConsentChanged,
  TimekeepingFacade,
  TimerPaused,
  TimerResumed,
  TimerStarted,
  TimerStopped,
} from '#timekeeping';
import { PresenceDesk } from '../commands/presence-desk.js';
import type { NewLiveEvent } from '../domain/live-families.js';
import { LiveEventsRepository } from '../live/live-events.repository.js';

type TimerMoved = TimerStarted | TimerPaused | TimerResumed | TimerStopped;

const NAMES: Record<string, NewLiveEvent['name']> = {
  [TimerStarted.eventName]: 'timeentry:started',
  [TimerPaused.eventName]: 'timeentry:paused',
  [TimerResumed.eventName]: 'timeentry:resumed',
  [TimerStopped.eventName]: 'timeentry:stopped',
};

/** A timer moves: the office hears of it, and the contractor looks different on the map. */
@Injectable()
@ListensTo('tracking.timers', TimerStarted, TimerPaused, TimerResumed, TimerStopped)
export class TimerListener implements EventListener<TimerMoved> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly time: TimekeepingFacade,
    private readonly stream: LiveEventsRepository,
    private readonly presence: PresenceDesk,
  ) {}

  async handle({ name, event }: DeliveredEvent<TimerMoved>, { jobId: origin }: JobContext): Promise<void> {
    const entry = await this.time.entry(event.timeEntryId);
    const socketName = NAMES[name];
    if (!entry || !socketName) return;
    const { contractorId, id: timeEntryId, jobId, workOrderId, startedAt, endedAt, minutes } = entry;
    const data: LiveTimer = { contractorId, timeEntryId, jobId, workOrderId, startedAt, endedAt, minutes };
    await this.unitOfWork.run(async () => {
      await this.stream.append([{ name: socketName, audience: { family: 'time' }, data }], origin);
      if (socketName === 'timeentry:stopped') await this.presence.hide(contractorId);
      else await this.presence.tell(contractorId);
    });
  }
}

/** She does not agree any more: what shows where she is goes at once. What was recorded stays evidence until its time is over. */
@Injectable()
@ListensTo('tracking.consent', LocationConsentChanged)
export class ConsentListener implements EventListener<LocationConsentChanged> {
  constructor(private readonly presence: PresenceDesk) {}

  async handle({ event }: DeliveredEvent<LocationConsentChanged>): Promise<void> {
    if (!event.isGiven) await this.presence.hide(event.contractorId);
  }
}
