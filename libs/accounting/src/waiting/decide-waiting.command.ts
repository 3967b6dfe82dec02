import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { ResolveConflictCommand } from '../conflicts/resolve-conflict.command.js';
import { ConflictsRepository } from '../sync/conflicts.repository.js';
import { DecideWriteCommand } from './decide-write.command.js';
import { WRITE_KINDS } from './wait-kinds.js';
import type { DecideBody } from './waiting.dto.js';
import { WaitingRepository } from './waiting.repository.js';

/** Alike ones that one request decides; the answer says how many are left. */
const MOST_AT_ONCE = 200;
/** Of theirs each costs calls to the books, and a person waits. */
const MOST_TO_READ = 50;

export interface Decided {
  decided: number;
  left: number;
}

/** A person decides what waits, whatever kind it is of, and all that are alike if asked to. */
@Injectable()
export class DecideWaitingCommand {
  constructor(
    private readonly conflicts: ConflictsRepository,
    private readonly resolution: ResolveConflictCommand,
    private readonly writes: DecideWriteCommand,
    private readonly waiting: WaitingRepository,
  ) {}

  async execute(id: string, body: DecideBody): Promise<Decided> {
    if (await this.conflicts.subjectOf(id)) return this.resolve(id, body);
    const { alike, ...decision } = body;
    if (!alike) {
      await this.writes.execute(id, decision);
      return { decided: 1, left: 0 };
    }
    if (decision.answer !== 'retry' && decision.answer !== 'theirs') throw oneByOne();
    const total = await this.waiting.countLike(id);
    const others = await this.waiting.likeOf(id, decision.answer === 'theirs' ? MOST_TO_READ : MOST_AT_ONCE);
    await this.writes.execute(id, decision);
    let decided = 1;
    // What somebody decided meanwhile, or what cannot be decided so, is left as it is.
    for (const other of others) if (await this.isDecided(other, decision)) decided++;
    return { decided, left: Math.max(0, total + 1 - decided) };
  }

  private async isDecided(id: string, decision: DecideBody): Promise<boolean> {
    try {
      await this.writes.execute(id, decision);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  private async resolve(id: string, { answer, fields, alike }: DecideBody): Promise<Decided> {
    if (answer !== 'ours' && answer !== 'theirs' && answer !== 'fields') throw ofAnother();
    const sides = fields && Object.fromEntries(fields.map(({ field, side }) => [field, side]));
    const decision = { choice: answer, ...(sides && { fields: sides }) };
    const { resolved, left } = alike
      ? await this.resolution.executeAlike(id, decision)
      : await this.resolution.execute(id, decision);
    return { decided: resolved, left };
  }
}

function oneByOne(): DomainError {
  return new DomainError('WAITING.ONE_BY_ONE', 'This is decided for one record at a time.', {
    ...{
      field: 'alike',
      fix: 'Decide each of them; sending again and keeping theirs can be said of all alike.',
    },
  });
}

function ofAnother(): DomainError {
  return DomainError.conflict('WAITING.NO_SUCH_ANSWER', 'A conflict is not decided that way.', {
    fix: `Keep ours, take theirs or choose field by field; the rest is for writes: ${WRITE_KINDS.join(', ')}.`,
  });
}
