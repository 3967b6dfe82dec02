import { Inject, Injectable } from '@nestjs/common';
import { type Clock, newId } from '#kernel';
import { CLOCK } from '#platform';
import { type DayParts, entryOfDay, partsOfWork } from '../domain/compose-time.js';
import { checkNotAhead, instantOf, skewOf } from '../domain/moments.js';
import { digestOfTime, type NewTime, shapeOf } from '../domain/new-time.js';
import type { NewTimeEntry } from '../domain/time-entry.js';
import { checkWork, type Work } from '../domain/worked-time.js';
import { PoliciesRepository } from '../policies.repository.js';
import { TimeContext } from './time-context.js';

/** Makes entries of what somebody sends: one for each local day that the work touched. */
@Injectable()
export class TimeComposer {
  constructor(
    private readonly context: TimeContext,
    private readonly policies: PoliciesRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The first entry carries the id of the request; the others are what midnight cut off. */
  async compose(time: NewTime): Promise<[NewTimeEntry, ...NewTimeEntry[]]> {
    const shape = shapeOf(time);
    const { zone, customerId, jobId } = await this.context.of(time, { isTimer: shape === 'timer' });
    const { rounding, forgottenAfterHours } = await this.policies.current();
    const now = this.clock.now();
    const base = {
      ...{ id: time.id ?? newId(), contractorId: time.contractorId, customerId },
      ...{ jobId, workOrderId: time.workOrderId ?? null, itemId: time.itemId ?? null },
      ...{ serviceTypeId: time.serviceTypeId ?? null, phase: time.phase ?? null },
      ...{ description: time.description ?? null, billable: time.billable ?? true },
      ...{ hourlyRate: time.hourlyRate ?? null, costRate: time.costRate ?? null },
      deviceId: time.device?.id ?? null,
      clockSkewSeconds: time.device ? skewOf(instantOf(time.device.sentAt, 'device.sentAt'), now) : null,
      requestDigest: digestOfTime(time),
    };
    const parts: DayParts =
      shape === 'sheet'
        ? [entryOfDay(time.workDate ?? '', time.minutes ?? 0, rounding)]
        : partsOfWork(this.workOf(time, now), {
            zone,
            rounding,
            forgottenAfterHours,
            runs: shape === 'timer',
          });
    const [first, ...others] = parts;
    const main = { ...base, ...first };
    return [
      main,
      ...others.map((part) => ({ ...base, ...part, id: newId(), splitFrom: base.id, requestDigest: null })),
    ];
  }

  private workOf(time: NewTime, now: Date): Work {
    const startedAt = instantOf(time.startedAt ?? '', 'startedAt');
    checkNotAhead(startedAt, now, 'startedAt');
    if (time.endedAt === undefined) return { startedAt, endedAt: startedAt, breaks: [] };
    const endedAt = instantOf(time.endedAt, 'endedAt');
    checkNotAhead(endedAt, now, 'endedAt');
    const breaks = (time.breaks ?? []).map((pause, index) => ({
      startedAt: instantOf(pause.startedAt, `breaks.${index}.startedAt`),
      endedAt: instantOf(pause.endedAt, `breaks.${index}.endedAt`),
    }));
    const work = { startedAt, endedAt, breaks };
    checkWork(work);
    return work;
  }
}
