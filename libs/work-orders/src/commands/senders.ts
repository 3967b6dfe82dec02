import { Injectable } from '@nestjs/common';
import { InboundRepository } from '../inbound.repository.js';
import { InboundSecrets } from './inbound-secrets.js';

export interface Sender {
  callbackUrl: string;
  secret: string;
}

/** Where confirmations go. */
@Injectable()
export class Senders {
  constructor(
    private readonly sources: InboundRepository,
    private readonly secrets: InboundSecrets,
  ) {}

  /** Undefined when the sender is shut out or wants no confirmations. */
  async named(name: string): Promise<Sender | undefined> {
    const source = await this.sources.named(name);
    if (!source?.active || source.callbackUrl === null) return undefined;
    const secret = (await this.secrets.open(source.id, source.sealed)).reveal();
    return { callbackUrl: source.callbackUrl, secret };
  }
}
