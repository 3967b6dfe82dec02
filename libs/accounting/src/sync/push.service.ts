import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { currentSpan, inSpan, type SpanDescription } from '#platform';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import type { PushReceipt, RemoteChange } from '../ports/accounting-connector.js';
import { sendingMs } from '../ports/canonical-attachment.js';
import { ClaimLost } from './claim-lost.js';
import { isLookedFor } from './looked-for.js';
import { LostUpdates } from './lost-updates.js';
import { type ClaimedOperation, OperationsRepository } from './operations.repository.js';
import type { FailureDecision, TriedOperation } from './push-outcome.js';
import { PushOutcomes } from './push-outcomes.js';
import { PushPreparation, type PushTask } from './push-preparation.js';
import { SendingPace } from './sending-pace.js';
import { ENDLESS_TURN, type Turn } from './turns.js';

/** Milliseconds. */
const A_MOMENT = 400;

/** Sends what waits for one connection, oldest first, one at a time: exactly one effect, whatever breaks meanwhile. */
@Injectable()
export class PushService {
  constructor(
    private readonly contexts: ConnectionContexts,
    private readonly operations: OperationsRepository,
    private readonly preparation: PushPreparation,
    private readonly outcomes: PushOutcomes,
    private readonly lost: LostUpdates,
  ) {}

  /**
   * Works until nothing is due. Returns how many operations it settled. `records`: sends these alone, each as `entity id`;
   * what else is due is left to the next sender. `turn`: when that is over, it stops after the write at hand.
   */
  work(
    connectionId: string,
    signal: AbortSignal,
    records?: readonly string[],
    turn: Turn = ENDLESS_TURN,
  ): Promise<number> {
    return this.contexts.use(connectionId, signal, (opened) => this.sendAll(opened, signal, records, turn));
  }

  private async sendAll(
    opened: OpenConnection,
    signal: AbortSignal,
    records: readonly string[] | undefined,
    turn: Turn,
  ): Promise<number> {
    const connectionId = opened.connection.id;
    const pace = new SendingPace(opened.connection.status === 'degraded');
    let settled = 0;
    while (!signal.aborted) {
      const operation = await this.operations.claim(connectionId, records);
      if (!operation) {
        if (!(await this.rest(connectionId))) break;
        continue;
      }
      const failure = await inSpan(ofWrite(operation), () => this.one(opened, operation));
      settled++;
      const wait = failure ? pace.after(failure) : pace.wentThrough();
      if (wait === undefined || (await turn.mustGiveWay())) break;
      if (wait > 0) await pause(wait, undefined, { signal }).catch(() => undefined);
    }
    return settled;
  }

  /** What is due in a moment is worth staying awake for. Answers whether there is such a thing. */
  private async rest(connectionId: string): Promise<boolean> {
    const due = await this.operations.dueWithin(connectionId, A_MOMENT);
    if (due === undefined) return false;
    // It may have become due between the two looks at the clock.
    await pause(Math.max(due, 1));
    return true;
  }

  /** Answers what was decided where it did not go through. */
  private async one(opened: OpenConnection, claimed: ClaimedOperation): Promise<FailureDecision | undefined> {
    let operation: TriedOperation = claimed;
    try {
      const isRead = operation.sent !== null && (await this.lost.readBack(opened, operation));
      const found = isRead ? undefined : await this.lookUp(opened, operation);
      if (found) {
        const standing = await this.preparation.standing(opened.connection.id, operation);
        await this.outcomes.confirmed(opened, claimed, standing, found);
        return undefined;
      }
      // It did not take effect, or what it did is known. What is sent next is the record as it is now, if at all.
      operation = { ...operation, sent: null };
      const task = await this.preparation.prepare(opened, operation);
      if (task === 'nothing-to-do') {
        await this.outcomes.nothingToDo(opened, claimed);
        return undefined;
      }
      const receipt = await this.send(task, () => {
        operation = { ...operation, hasLeft: true };
      });
      if (receipt) await this.outcomes.confirmed(opened, claimed, task, receipt);
      return undefined;
    } catch (error) {
      currentSpan()?.failed(error);
      return this.outcomes.failed(opened, operation, error);
    }
  }

  /** A write that may have taken effect already is looked for, by what was sent, before anything else is decided. */
  private async lookUp(
    { connection, connector, context }: OpenConnection,
    { entity, sent, idempotencyKey, localId }: ClaimedOperation,
  ): Promise<RemoteChange | undefined> {
    if (sent === null) return undefined;
    return connector.findByExternalReference(
      context,
      { entity, operation: 'create', document: sent, idempotencyKey, localId },
      this.preparation.takenByOthers(connection.id, { entity, localId }),
    );
  }

  /**
   * Nothing when the claim was lost: whoever has it now sends. That is asked right before the write goes out, after all that
   * it waits for, and from then on the claim lasts longer than the call.
   */
  private async send(
    { opened: { connector, context }, operation, request, content }: PushTask,
    leaving: () => void,
  ): Promise<PushReceipt | undefined> {
    const bytes = await content?.();
    const leaves = isLookedFor({ ...operation, operation: request.operation }) ? request.document : null;
    const moreMs = sendingMs(bytes?.length ?? 0);
    const beforeWrite = async () => {
      if (!(await this.operations.noteSent(operation, leaves, moreMs))) throw new ClaimLost();
      leaving();
    };
    try {
      return await connector.push(
        { ...context, beforeWrite },
        bytes ? { ...request, content: bytes } : request,
      );
    } catch (error) {
      if (error instanceof ClaimLost) return undefined;
      throw error;
    }
  }
}

/** A write belongs to the trace of the change that caused it; the sender that works it off is only linked. */
function ofWrite({
  id,
  connectionId,
  entity,
  operation,
  attempts,
  traceparent,
}: ClaimedOperation): SpanDescription {
  return {
    name: `${operation} ${entity}`,
    causedBy: traceparent,
    attributes: {
      'invoicepatch.operation.id': id,
      'invoicepatch.connection.id': connectionId,
      'invoicepatch.entity': entity,
      'invoicepatch.operation': operation,
      'invoicepatch.attempt': attempts,
    },
  };
}
