import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import { NoticeIntake } from './notice-intake.js';

@Injectable()
export class WebhookInbox {
  constructor(
    private readonly registry: ConnectorRegistry,
    private readonly intake: NoticeIntake,
  ) {}

  /** Answers how many notices were new. Throws `WEBHOOK.BAD_SIGNATURE`; notices of companies nobody linked are dropped. */
  async receive(
    system: string,
    rawBody: Buffer,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): Promise<number> {
    const { webhooks } = this.registry.get(system).connector;
    if (!webhooks?.verify(rawBody, headers)) {
      throw new DomainError('WEBHOOK.BAD_SIGNATURE', 'The signature of this notice is not valid.', {
        kind: 'unauthenticated',
      });
    }
    return this.intake.take(system, webhooks.parse(rawBody));
  }
}
