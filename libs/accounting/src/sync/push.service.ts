import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import type { PushReceipt } from '../ports/accounting-connector.js';
import { type ClaimedOperation, OperationsRepository } from './operations.repository.js';
import { PushConfirmation } from './push-confirmation.js';
import { PushFailures } from './push-failures.js';
import { PushPreparation, type PushTask } from './push-preparation.js';

/** Milliseconds. */
const A_MOMENT = 400;

/** Sends what waits for one connection, oldest first, one at a time: exactly one effect, whatever breaks meanwhile. */
@Injectable()
export class PushService {
  constructor(
    private readonly contexts: ConnectionContexts,
    private readonly operations: OperationsRepository,
    private readonly preparation: PushPreparation,
    private readonly confirmation: PushConfirmation,
    private readonly failures: PushFailures,
  ) {}

  /**
   * Works until nothing is due. Returns how many operations it settled. `records`: sends these alone, each as `entity id`;
   * what else is due is left to the next sender.
   */
  async work(connectionId: string, signal: AbortSignal, records?: readonly string[]): Promise<number> {
    const opened = await this.contexts.open(connectionId, signal);
    let settled = 0;
    while (!signal.aborted) {
      const operation = await this.operations.claim(connectionId, records);
      if (!operation) {
        if (!(await this.rest(connectionId))) break;
        continue;
      }
      const goesOn = await this.one(opened, operation);
      settled++;
      if (!goesOn) break;
    }
    return settled;
  }

  /** What is due in a moment is worth staying awake for. Answers whether there is such a thing. */
  private async rest(connectionId: string): Promise<boolean> {
    const due = await this.operations.dueWithin(connectionId, A_MOMENT);
    if (due === undefined) return false;
    await setTimeout(due);
    return true;
  }

  /** Answers whether the next operation may be tried at once. */
  private async one(opened: OpenConnection, operation: ClaimedOperation): Promise<boolean> {
    try {
      const task = await this.preparation.prepare(opened, operation);
      if (task === 'nothing-to-do') {
        await this.operations.settle(operation, { status: 'superseded' });
        return true;
      }
      await this.confirmation.confirm(opened, operation, task.binding, task.link, await this.send(task));
      return true;
    } catch (error) {
      return this.failures.settle(opened, operation, error);
    }
  }

  /** A write that may have taken effect already is looked for before it is repeated. */
  private async send({ opened, operation, request }: PushTask): Promise<PushReceipt> {
    const { connector, context } = opened;
    if (operation.isUncertain && request.operation === 'create') {
      const found = await connector.findByExternalReference(context, request);
      if (found) return found;
    }
    return connector.push(context, request);
  }
}
