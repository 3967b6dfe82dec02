import { Injectable } from '@nestjs/common';
import { AttachmentsRepository } from '../attachments/attachments.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { OperationsRepository } from './operations.repository.js';

/** Ends the writes of records that are taken back, and with them those of the files that were to hang on them. */
@Injectable()
export class Withdrawals {
  constructor(
    private readonly operations: OperationsRepository,
    private readonly attachments: AttachmentsRepository,
  ) {}

  /** Their changes alone: what is made of them there goes on. */
  ofChanges(connectionId: string, entity: Entity, localIds: readonly string[]): Promise<void> {
    return this.operations.giveUp(connectionId, entity, localIds, 'update');
  }

  /** Nothing of these records is sent any more but what may have been: that is looked for first. */
  async of(connectionId: string, entity: Entity, localIds: readonly string[]): Promise<void> {
    await this.operations.giveUp(connectionId, entity, localIds);
    await this.ofFiles(connectionId, entity, localIds);
  }

  /** What hangs there already stays; what is not there yet is made no more. */
  async ofFiles(connectionId: string, entity: Entity, documentIds: readonly string[]): Promise<void> {
    if (entity !== 'invoice' && entity !== 'bill') return;
    const files = await this.attachments.idsOf(entity, documentIds);
    if (files.length > 0) await this.operations.giveUp(connectionId, 'attachment', files, 'create');
  }
}
