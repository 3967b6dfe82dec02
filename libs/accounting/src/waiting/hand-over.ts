import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { isPaidInPart } from '../conflicts/deletion-outcomes.js';
import { HandedOverRepository } from '../conflicts/handed-over.repository.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { LinksRepository } from '../sync/links.repository.js';
import type { CandidateThere } from './candidates-there.js';
import { type ParkedWrite, WaitingRepository } from './waiting.repository.js';

/** A record there that came in as one of its own is one that we have already: ours takes its place. */
@Injectable()
export class HandOver {
  constructor(
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
    private readonly handedOver: HandedOverRepository,
    private readonly waiting: WaitingRepository,
  ) {}

  /**
   * In the open unit of work. The record that came in becomes what it would if it were deleted there: void, or inactive. Throws
   * `WAITING.IN_USE` where that one has a life of its own by now.
   */
  async take({ connectionId, entity, localId }: ParkedWrite, candidate: CandidateThere): Promise<void> {
    const { remoteId, recordId } = candidate;
    const { store, afterRemoval } = this.bindings.of(entity);
    const record = (await store.readRecords([recordId], { hold: true })).get(recordId)?.record;
    if (entity === 'vendor' && (await this.waiting.isContractorNamed(recordId))) throw inUse();
    await this.links.forgetDeleted(connectionId, entity, [{ localId, remoteId }]);
    const linked = { connectionId, entity, remoteId, localId: recordId };
    const document = await this.handedOver.handOver(linked, localId);
    if (!document || isPaidInPart(document) || (await this.handedOver.isSettled(connectionId, recordId)))
      throw inUse();
    const after = record && afterRemoval(record);
    if (after) await store.importRecords([after]);
  }
}

function inUse(): DomainError {
  return DomainError.conflict('WAITING.IN_USE', 'The one that came in from the books is used here already.', {
    fix: 'Void ours and work with the one that came in; or give ours another name or number, then send it again.',
  });
}
