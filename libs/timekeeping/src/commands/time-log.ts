import { Injectable } from '@nestjs/common';
import { AuditLog, type DomainEvent, EventBus } from '#platform';

/** Where it is written down what happened to time and expenses, and from where others hear of it. */
@Injectable()
export class TimeLog {
  constructor(
    private readonly audit: AuditLog,
    private readonly events: EventBus,
  ) {}

  /** One line of the audit log, e.g. `time-entry.stopped`. */
  record(
    entity: 'time-entry' | 'expense' | 'organization' | 'contractor',
    what: string,
    entityId: string,
    data: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record({ action: `${entity}.${what}`, entity, entityId, data });
  }

  publish(event: DomainEvent): Promise<void> {
    return this.events.publish(event);
  }
}
