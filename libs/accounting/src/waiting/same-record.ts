import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { MergeCustomersCommand, PartiesFacade } from '#parties';
import { AuditLog } from '#platform';
import { ChoosePartnerCommand } from '../mappings/choose-partner.command.js';
import { isMapped } from '../mappings/mapped-entities.js';
import type { CandidateThere } from './candidates-there.js';
import { HandOver } from './hand-over.js';
import type { ParkedWrite } from './waiting.repository.js';

/** Makes one of two records: of customers by merging them, of list entries by saying as what ours is sent, else by handing over. */
@Injectable()
export class SameRecord {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly merging: MergeCustomersCommand,
    private readonly choices: ChoosePartnerCommand,
    private readonly handing: HandOver,
    private readonly audit: AuditLog,
  ) {}

  /** In the open unit of work. Answers whether the write itself has still to go. */
  async join(write: ParkedWrite, candidate: CandidateThere): Promise<boolean> {
    const { connectionId, entity, localId: recordId } = write;
    const { remoteId } = candidate;
    if (entity === 'customer') {
      await this.merge(recordId, candidate.recordId);
      return false;
    }
    if (isMapped(entity)) {
      await this.choices.execute({ connectionId, entity, recordId }, { remoteId, retry: true }, this.audit);
      return false;
    }
    await this.handing.take(write, candidate);
    return true;
  }

  /** Throws `WAITING.NO_CUSTOMER` and what a merge throws. */
  async merge(survivorId: string, duplicateId: string): Promise<void> {
    const [survivor, duplicate] = [
      await this.parties.customer(survivorId),
      await this.parties.customer(duplicateId),
    ];
    if (!survivor || !duplicate)
      throw DomainError.notFound('WAITING.NO_CUSTOMER', 'There is no such customer here.');
    const versions = { survivorVersion: survivor.version, duplicateVersion: duplicate.version };
    await this.merging.execute({ survivorId, duplicateId, ...versions });
  }
}
