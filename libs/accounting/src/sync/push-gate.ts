import { Injectable } from '@nestjs/common';
import { ConnectorError } from '../ports/connector-error.js';
import { ConflictsRepository } from './conflicts.repository.js';
import type { ClaimedOperation } from './operations.repository.js';
import { OtherWrites } from './other-writes.js';

/** A person has to say first which side holds. */
export class UndecidedError extends ConnectorError {
  constructor() {
    super(
      'validation',
      'Both sides changed this record, or one changed what the other deleted; decide the conflict first.',
      { fix: 'Choose a side under "Waiting for you" in Sync: what waits then goes by itself.' },
    );
    this.name = 'UndecidedError';
  }
}

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
      throw new UndecidedError();
    if (operation.operation === 'void') await this.others.mustNotName(connectionId, operation);
  }

  /** It was taken back here as it is there: nobody has to decide any more. */
  goneOnBothSides(connectionId: string, { entity, localId }: ClaimedOperation): Promise<void> {
    return this.conflicts.closeDeleted(connectionId, entity, localId);
  }
}
