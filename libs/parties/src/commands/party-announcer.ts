import { Injectable } from '@nestjs/common';
import { EventBus } from '#platform';
import type { ContractorView } from '../domain/contractor.js';
import type { CustomerView } from '../domain/customer.js';
import { ContractorChanged } from '../events/contractor-changed.event.js';
import { CustomerChanged } from '../events/customer-changed.event.js';

export type PartyAction = 'created' | 'changed';

/** Writes a change down and tells the rest of the house, in the change's own transaction. */
@Injectable()
export class PartyAnnouncer {
  constructor(private readonly events: EventBus) {}

  async customer(_action: PartyAction, { id, version }: CustomerView, _given: object): Promise<void> {
    await this.events.publish(new CustomerChanged(id, version));
  }

  async contractor(_action: PartyAction, { id, version }: ContractorView, _given: object): Promise<void> {
    await this.events.publish(new ContractorChanged(id, version));
  }
}
