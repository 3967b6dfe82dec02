import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { DecisionSeal, notFound } from './decision-seal.js';
import { TheirsKept } from './theirs-kept.js';
import type { WaitAnswer } from './wait-kinds.js';
import { type ParkedWrite, type Place, WaitingRepository } from './waiting.repository.js';
import { type Evidence, WaitingEvidence } from './waiting-evidence.js';
import { type WriteDecision, WriteOutcomes } from './write-outcomes.js';

export const NO_SUCH_ANSWER = 'WAITING.NO_SUCH_ANSWER';

/** A person decides of one write that waits. Of several who do so at once one is heard, the others are told. */
@Injectable()
export class DecideWriteCommand {
  constructor(
    private readonly waiting: WaitingRepository,
    private readonly evidence: WaitingEvidence,
    private readonly outcomes: WriteOutcomes,
    private readonly theirs: TheirsKept,
    private readonly seal: DecisionSeal,
  ) {}

  /** Throws `WAITING.NOT_FOUND`, `WAITING.NO_SUCH_ANSWER` and what the outcomes throw. */
  async execute(id: string, decision: WriteDecision): Promise<void> {
    const [write] = await this.waiting.writes([id]);
    const known = write && (await this.evidence.of([write])).get(id);
    if (!write || !known) throw notFound();
    if (!known.answers.includes(decision.answer)) throw noSuchAnswer(known);
    await this.decide(write, decision, known);
    await this.seal.remember(write, decision.answer);
  }

  private async decide(write: ParkedWrite, decision: WriteDecision, known: Evidence): Promise<void> {
    const decided = () => this.seal.set(write, decision);
    if (decision.answer === 'theirs') return this.theirs.keep(write, decided);
    const waitsFor = await this.seal.alone(async () => {
      await this.outcomes.hold(write);
      await decided();
      return this.carryOut(write, decision, known);
    });
    // It may have got there before anything was seen to wait for it.
    const { connectionId } = write;
    if (waitsFor && !(await this.waiting.isStillComing({ connectionId, ...waitsFor })))
      await this.seal.alone(() => this.outcomes.retry(write));
  }

  /** Those of these writes that can be decided as that one: nothing is made active again that it does not name. */
  async thatCanBe(ids: readonly string[], answer: WaitAnswer, model: string): Promise<string[]> {
    const evidence = await this.evidence.of(await this.waiting.writes([model, ...ids]));
    const named = toReactivate(evidence.get(model));
    return ids.filter((id) => {
      const known = evidence.get(id);
      if (!known?.answers.includes(answer)) return false;
      return answer !== 'reactivate' || toReactivate(known).every((one) => named.includes(one));
    });
  }

  /** Answers the record of ours that has to be there first. */
  private async carryOut(
    write: ParkedWrite,
    decision: WriteDecision,
    known: Evidence,
  ): Promise<Omit<Place, 'connectionId'> | undefined> {
    const { answer, remoteId, name, recordId } = decision;
    if (answer === 'retry') await this.outcomes.retry(write);
    if (answer === 'same-record') await this.outcomes.join(write, remoteId, known);
    if (answer === 'leave-out') await this.outcomes.giveUp(write);
    if (answer === 'new-name') await this.outcomes.rename(write, name);
    if (answer === 'successor') await this.outcomes.succeed(write, recordId, known);
    if (answer !== 'reactivate') return undefined;
    const record = await this.outcomes.reactivate(write, known);
    await this.waiting.waitFor(write.id, record);
    return record;
  }
}

function toReactivate(known: Evidence | undefined): string[] {
  return (known?.references ?? []).flatMap(({ canReactivate, recordId }) => (canReactivate ? recordId : []));
}

function noSuchAnswer({ answers }: Evidence): DomainError {
  return DomainError.conflict(NO_SUCH_ANSWER, 'This cannot be decided that way.', {
    fix: `What can be decided: ${answers.join(', ')}.`,
  });
}
