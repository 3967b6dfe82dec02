import { Injectable } from '@nestjs/common';
import { AuditLog, EventBus } from '#platform';
import type { ContractorView } from '../domain/contractor.js';
import type { CustomerView } from '../domain/customer.js';
import type { PartyKind } from '../domain/party.errors.js';
import { ContractorChanged } from '../events/contractor-changed.event.js';
import { CustomerChanged } from '../events/customer-changed.event.js';

export type PartyAction = 'created' | 'changed';

/** Writes a change down and tells the rest of the house, in the change's own transaction. */
@Injectable()
export class PartyAnnouncer {
  constructor(
    private readonly audit: AuditLog,
    private readonly events: EventBus,
  ) {}

  async customer(action: PartyAction, changed: CustomerView, given: object): Promise<void> {
    await this.write('customer', action, changed, given);
    await this.events.publish(new CustomerChanged(changed.id, changed.version));
  }

  async contractor(action: PartyAction, changed: ContractorView, given: object): Promise<void> {
    await this.write('contractor', action, changed, given);
    await this.events.publish(new ContractorChanged(changed.id, changed.version));
  }

  /** Which fields, but not what they say: the log outlives a person's right to be forgotten. */
  private write(
    entity: PartyKind,
    action: PartyAction,
    { id, version }: { id: string; version: number },
    given: object,
  ): Promise<void> {
    const fields = Object.entries(given).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    const data = { version, fields };
    return this.audit.record({ action: `${entity}.${action}`, entity, entityId: id, data });
  }
}
