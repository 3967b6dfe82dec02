import { Injectable } from '@nestjs/common';
import type { Caller } from '#identity';
import { DomainError } from '#kernel';
import type { NewTime } from '../domain/new-time.js';
import { said } from '../domain/said.js';
import type { TimeEntryView } from '../domain/time-entry.js';
import { RecordTime } from './record-time.command.js';

/** One of the crew, with what is different for her. */
export type CrewMember = Pick<NewTime, 'contractorId'> & Partial<NewTime>;

export interface CrewResult {
  contractorId: string;
  /** Null when this one was refused. */
  entry: TimeEntryView | null;
  /** Why, and what to do; null when the entry was recorded. */
  problem: { code: string; detail: string; field: string | null; fix: string | null } | null;
}

/** Records the same work for several people. What one is refused for does not hold up the others. */
@Injectable()
export class RecordCrew {
  constructor(private readonly recording: RecordTime) {}

  /** Throws `TIMEKEEPING.NOT_A_FOREMAN` (forbidden). */
  async run(crew: readonly CrewMember[], shared: Partial<NewTime>, caller: Caller): Promise<CrewResult[]> {
    if (caller.role === 'contractor' && !caller.isForeman) throw notAForeman();
    const results: CrewResult[] = [];
    // One after another: each is a transaction of its own, and a crew is small.
    for (const member of crew)
      results.push(await this.one({ ...said(shared), ...said(member), contractorId: member.contractorId }));
    return results;
  }

  private async one(time: NewTime): Promise<CrewResult> {
    const { contractorId } = time;
    try {
      return { contractorId, entry: await this.recording.run(time), problem: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code, message: detail, field = null, fix = null } = error;
      return { contractorId, entry: null, problem: { code, detail, field, fix } };
    }
  }
}

function notAForeman(): DomainError {
  return new DomainError('TIMEKEEPING.NOT_A_FOREMAN', 'Only a foreman can record time for others.', {
    kind: 'forbidden',
    fix: 'Ask an owner or admin to mark you as foreman, or record your own time.',
  });
}
