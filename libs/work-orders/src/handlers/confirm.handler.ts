import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError } from '#kernel';
import { CLOCK, EgressClient, HandlesJob, type JobHandler } from '#platform';
import { ConfirmationDesk } from '../commands/confirmation-desk.js';
import { type Sender, Senders } from '../commands/senders.js';
import { type Confirmation, MOST_ATTEMPTS, type Trouble, troubleOf } from '../domain/confirmation.js';
import { signatureOf } from '../domain/inbound-signature.js';
import { WorkOrdersRepository } from '../work-orders.repository.js';

export const CONFIRM = 'work-orders.confirm-delivery';

/**
 * One attempt to tell the system that sent a work order what became of it: its state now, signed as its own notices
 * are. At least once; `version` tells the receiver which of two came later. Nothing is open in a transaction meanwhile.
 */
@Injectable()
@HandlesJob(CONFIRM, {
  concurrency: 2,
  // More than the attempts, so that a worker that died takes none of them away.
  queue: { retryLimit: MOST_ATTEMPTS * 2, retryDelay: 2, retryBackoff: true, retryDelayMax: 3600 },
})
export class ConfirmHandler implements JobHandler<{ confirmationId: string }> {
  constructor(
    private readonly desk: ConfirmationDesk,
    private readonly orders: WorkOrdersRepository,
    private readonly senders: Senders,
    private readonly egress: EgressClient,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ confirmationId }: { confirmationId: string }): Promise<void> {
    const confirmation = await this.desk.begin(confirmationId);
    if (!confirmation) return;
    const answer = await this.tell(confirmation);
    if (typeof answer === 'number') return this.desk.delivered(confirmationId, answer);
    const isTriedAgain = answer.mayPass && confirmation.attempts < MOST_ATTEMPTS;
    await this.desk.missed(confirmation, answer, isTriedAgain);
    if (isTriedAgain) throw new Error(answer.cause);
  }

  /** The status of a yes, or why there was none. */
  private async tell(confirmation: Confirmation): Promise<number | Trouble> {
    const sender = await this.senders.of(confirmation.sourceId);
    if ('cause' in sender) return sender;
    try {
      const status = await this.post(confirmation, sender);
      return troubleOf(status) ?? status;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const {
        message: cause,
        fix = 'Correct the callback address of this sender, then have it sent again.',
      } = error;
      return { cause, fix, lastStatus: null, mayPass: error.kind === 'unavailable' };
    }
  }

  private async post(
    { workOrderId, happened }: Confirmation,
    { callbackUrl, secret }: Sender,
  ): Promise<number> {
    const order = await this.orders.get(workOrderId);
    const { externalId, number, status, version, reason, scheduledStart, assignments } = order;
    const told = { externalId, number, status, version, reason, scheduledStart, assignments };
    const body = Buffer.from(JSON.stringify({ eventType: 'workorder.confirmed', happened, ...told }));
    const seconds = Math.floor(this.clock.now().getTime() / 1000);
    const answer = await this.egress.fetch(callbackUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-invoicepatch-signature': signatureOf(secret, body, seconds),
      },
      body,
      timeoutMs: 10_000,
      maxBytes: 100_000,
    });
    return answer.status;
  }
}
