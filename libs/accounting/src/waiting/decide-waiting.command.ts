import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { ResolveConflictCommand } from '../conflicts/resolve-conflict.command.js';
import { ConflictsRepository } from '../sync/conflicts.repository.js';
import { DecideWriteCommand, NO_SUCH_ANSWER } from './decide-write.command.js';
import { NOT_ANSWERED } from './theirs-kept.js';
import { type WaitAnswer, WRITE_KINDS } from './wait-kinds.js';
import type { DecideBody } from './waiting.dto.js';
import { WaitingRepository } from './waiting.repository.js';

/** Alike ones that one request decides; the answer says how many are left. */
const MOST_AT_ONCE = 200;
/** Of theirs each costs calls to the books, and a person waits. */
const MOST_TO_READ = 50;
/** Answers that need no more to be said for each. */
const OF_ALL_ALIKE: readonly WaitAnswer[] = ['retry', 'theirs', 'leave-out', 'reactivate'];
/** Alike ones that are looked at together. */
const PAGE = 500;

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
    if (!OF_ALL_ALIKE.includes(decision.answer)) throw oneByOne();
    const total = await this.waiting.countLike(id);
    const others = await this.othersLike(id, decision.answer);
    await this.writes.execute(id, decision);
    let decided = 1;
    for (const other of others) {
      const outcome = await this.tried(other, decision);
      if (outcome === 'not-answered') break;
      if (outcome === 'decided') decided++;
    }
    return { decided, left: Math.max(0, total + 1 - decided) };
  }

  /** Alike ones that can be decided so, the oldest first: however many stand before them that cannot. */
  private async othersLike(id: string, answer: WaitAnswer): Promise<string[]> {
    const most = answer === 'theirs' ? MOST_TO_READ : MOST_AT_ONCE;
    const found: string[] = [];
    let page: string[] = [];
    do {
      page = await this.waiting.likeOf(id, page.at(-1), PAGE);
      found.push(...(await this.writes.thatCanBe(page, answer, id)));
    } while (page.length === PAGE && found.length < most);
    return found.slice(0, most);
  }

  /** What somebody decided meanwhile, or what cannot be decided so, is left as it is. Books that do not answer are not asked again. */
  private async tried(id: string, decision: DecideBody): Promise<'decided' | 'left' | 'not-answered'> {
    try {
      await this.writes.execute(id, decision);
      return 'decided';
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // What it names may be active there already, because the sender was quicker.
      if (decision.answer === 'reactivate' && error.code === NO_SUCH_ANSWER)
        return this.tried(id, { answer: 'retry' });
      return error.code === NOT_ANSWERED ? 'not-answered' : 'left';
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
      fix: 'Decide each of them; sending again, keeping theirs, leaving out and making active again can be said of all alike.',
    },
  });
}

function ofAnother(): DomainError {
  return DomainError.conflict('WAITING.NO_SUCH_ANSWER', 'A conflict is not decided that way.', {
    fix: `Keep ours, take theirs or choose field by field; the rest is for writes: ${WRITE_KINDS.join(', ')}.`,
  });
}
