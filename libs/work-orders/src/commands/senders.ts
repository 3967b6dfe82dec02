import { Injectable } from '@nestjs/common';
import { NO_ADDRESS, SHUT_OUT, type Trouble } from '../domain/confirmation.js';
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

  /** The id of the sender of that name that wants to hear of its work orders; undefined where nobody does. */
  async idOf(name: string): Promise<string | undefined> {
    const source = await this.sources.named(name);
    return source?.active && source.callbackUrl !== null ? source.id : undefined;
  }

  /** Where to tell the sender, or why it cannot be told: it was shut out or wants no confirmations. */
  async of(id: string): Promise<Sender | Trouble> {
    const source = await this.sources.find(id);
    if (!source?.active) return SHUT_OUT;
    if (source.callbackUrl === null) return NO_ADDRESS;
    const secret = (await this.secrets.open(source.id, source.sealed)).reveal();
    return { callbackUrl: source.callbackUrl, secret };
  }
}
