import { Injectable } from '@nestjs/common';
import { ConnectorError } from '../ports/connector-error.js';
import { ConflictsRepository } from './conflicts.repository.js';
import type { ClaimedOperation } from './operations.repository.js';
import { OtherWrites } from './other-writes.js';

/** Whether a write may go out now. */
@Injectable()
export class PushGate {
  constructor(
    private readonly conflicts: ConflictsRepository,
    private readonly others: OtherWrites,
  ) {}

  /** Throws what the write waits for: a person's decision, or other writes. */
  async pass(connectionId: string, operation: ClaimedOperation): Promise<void> {
    if (await this.conflicts.isOpen(connectionId, operation.entity, operation.localId))
      throw new ConnectorError('validation', 'Both sides changed this record; decide the conflict first.');
    if (operation.operation === 'void') await this.others.mustNotName(connectionId, operation);
  }
}
