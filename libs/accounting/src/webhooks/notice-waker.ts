import { Injectable } from '@nestjs/common';
import { Log, Queue } from '#platform';
import { WEBHOOK_QUEUE, type WebhookJob } from './webhook-queue.js';

/**
 * Has somebody look into inboxes that have news. The inbox itself is what must not be lost, and the schedule looks for
 * what lies in one without a job; so nobody waits for this, and what comes meanwhile goes together.
 */
@Injectable()
export class NoticeWaker {
  private readonly asleep = new Map<string, string>();
  private isSending = false;

  constructor(
    private readonly queue: Queue,
    private readonly log: Log,
  ) {}

  wake(organizationId: string, connectionId: string): void {
    this.asleep.set(connectionId, organizationId);
    if (this.isSending) return;
    this.isSending = true;
    void this.send();
  }

  private async send(): Promise<void> {
    try {
      while (this.asleep.size > 0) await this.sendThese([...this.asleep]);
    } catch (error) {
      this.log.warn('notices wait for the schedule: nobody could be told of them', { error });
    } finally {
      this.isSending = false;
    }
  }

  private async sendThese(connections: readonly [string, string][]): Promise<void> {
    this.asleep.clear();
    await this.queue.sendForMany(
      WEBHOOK_QUEUE,
      connections.map(([connectionId, organizationId]) => ({
        organizationId,
        data: { connectionId } satisfies WebhookJob,
        singletonKey: connectionId,
      })),
    );
  }
}
