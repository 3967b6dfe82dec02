import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { mustWork } from '../commands/sync-actions.command.js';
import { ConnectionContexts } from '../connections/connection-contexts.js';
import { ConnectorError } from '../ports/connector-error.js';
import { TakeTheirs } from '../reconciliation/take-theirs.js';
import { DecisionSeal, notFound } from './decision-seal.js';
import { type ParkedWrite, placeKey, WaitingRepository } from './waiting.repository.js';
import { WriteOutcomes } from './write-outcomes.js';

export const NOT_ANSWERED = 'WAITING.NOT_ANSWERED';

/** As long as a person waits for the books. */
const PATIENCE_MS = 60_000;

/** Our change is given up, and what stands there holds here too. */
@Injectable()
export class TheirsKept {
  constructor(
    private readonly waiting: WaitingRepository,
    private readonly contexts: ConnectionContexts,
    private readonly taking: TakeTheirs,
    private readonly outcomes: WriteOutcomes,
    private readonly seal: DecisionSeal,
  ) {}

  /** `decided` goes into the same unit of work. Throws `WAITING.NOT_FOUND`, `WAITING.NOT_ANSWERED`, `CONNECTION.NOT_WORKING`, `CONFLICT.PAID_THERE`. */
  async keep(write: ParkedWrite, decided: () => Promise<void>): Promise<void> {
    const standing = (await this.waiting.standings([write])).get(placeKey(write));
    if (!standing) throw notFound();
    if (!standing.deleted && write.operation !== 'void')
      return this.readIn(write, standing.remoteId, decided);
    await this.seal.alone(async () => {
      await this.outcomes.hold(write);
      await decided();
      if (standing.deleted) await this.outcomes.follow(write, standing.snapshot);
      else await this.outcomes.takeInAnew(write, standing.remoteId);
    });
  }

  private async readIn(write: ParkedWrite, remoteId: string, decided: () => Promise<void>): Promise<void> {
    try {
      await this.contexts.use(write.connectionId, AbortSignal.timeout(PATIENCE_MS), (opened) => {
        mustWork(opened.connection);
        return this.taking.apply(opened, write.entity, remoteId, async () => {
          await decided();
          await this.outcomes.giveUp(write);
        });
      });
    } catch (error) {
      throw error instanceof ConnectorError ? notAnswered(error) : error;
    }
  }
}

function notAnswered(error: ConnectorError): DomainError {
  return new DomainError(NOT_ANSWERED, error.message, {
    kind: 'unavailable',
    fix: error.fix ?? 'Try it again in a moment.',
    cause: error,
  });
}
