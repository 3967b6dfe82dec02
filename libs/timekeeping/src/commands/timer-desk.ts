import { Injectable } from '@nestjs/common';
import { type Caller, requireContractor } from '#identity';
import { said } from '../domain/said.js';
import type { TimeEntryView } from '../domain/time-entry.js';
import type { RecordOwnTimeBody } from '../dto/record-time.dto.js';
import { ReachTime } from '../queries/reach-time.query.js';
import { RecordTime } from './record-time.command.js';
import { RunTimer } from './run-timer.command.js';

/**
 * A contractor's own timer, for whatever carries her word besides HTTP. The same rules and refusals: another's entry is
 * answered like one that does not exist, and the same step with the same moment changes nothing.
 */
@Injectable()
export class TimerDesk {
  constructor(
    private readonly recording: RecordTime,
    private readonly timer: RunTimer,
    private readonly reach: ReachTime,
  ) {}

  start(caller: Caller, time: RecordOwnTimeBody): Promise<TimeEntryView> {
    return this.recording.run({ ...said(time), contractorId: requireContractor(caller) });
  }

  async pause(caller: Caller, id: string, at: string): Promise<TimeEntryView> {
    await this.reach.entry(id, caller);
    return this.timer.pause(id, at);
  }

  async resume(caller: Caller, id: string, at: string): Promise<TimeEntryView> {
    await this.reach.entry(id, caller);
    return this.timer.resume(id, at);
  }

  async stop(caller: Caller, id: string, at: string, keepDraft: boolean): Promise<TimeEntryView> {
    await this.reach.entry(id, caller);
    return this.timer.stop(id, at, keepDraft);
  }
}
