import { Injectable } from '@nestjs/common';
import { AuditLog, Log, Queue, UnitOfWork } from '#platform';
import { ConnectorRegistry } from '../registry/connector-registry.js';

/** What commands work with besides their repositories. */
@Injectable()
export class ReconciliationDesk {
  constructor(
    readonly unitOfWork: UnitOfWork,
    readonly audit: AuditLog,
    readonly queue: Queue,
    readonly registry: ConnectorRegistry,
    readonly log: Log,
  ) {}
}
