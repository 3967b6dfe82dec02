import { Injectable } from '@nestjs/common';
import { AuditLog, type DomainEvent, EventBus } from '#platform';
import type { JobView } from '../domain/job.js';

/** Writes a change down and tells the rest of the house, in the change's own transaction. */
@Injectable()
export class JobAnnouncer {
  constructor(
    private readonly audit: AuditLog,
    private readonly events: EventBus,
  ) {}

  /** `happened` is the past tense, e.g. `started`. */
  async announce(
    happened: string,
    { id, number, status, version }: JobView,
    facts: Record<string, unknown>,
    event: DomainEvent,
  ): Promise<void> {
    await this.audit.record({
      action: `job.${happened}`,
      entity: 'job',
      entityId: id,
      data: { number, status, version, ...facts },
    });
    await this.events.publish(event);
  }
}
