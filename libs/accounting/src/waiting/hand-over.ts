import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { isPaidInPart } from '../conflicts/deletion-outcomes.js';
import { HandedOverRepository } from '../conflicts/handed-over.repository.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { LinksRepository } from '../sync/links.repository.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import type { CandidateThere } from './candidates-there.js';
import { type ParkedWrite, type Stir, WaitingRepository } from './waiting.repository.js';

/** A record there that came in as one of its own is one that we have already: ours takes its place. */
@Injectable()
export class HandOver {
  constructor(
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
    private readonly handedOver: HandedOverRepository,
    private readonly waiting: WaitingRepository,
    private readonly operations: OperationsRepository,
  ) {}

  /**
   * In the open unit of work. The record that came in becomes what it would if it were deleted there: void, or inactive. Throws
   * `WAITING.IN_USE` where that one has a life of its own by now, here or there, and `WAITING.DECIDE_FIRST` and
   * `WAITING.ON_ITS_WAY` where somebody has to decide of it, or a change of it may be in the books already.
   */
  async take({ connectionId, entity, localId }: ParkedWrite, candidate: CandidateThere): Promise<void> {
    const { remoteId, recordId } = candidate;
    const { store, afterRemoval, toDocument } = this.bindings.of(entity);
    const record = (await store.readRecords([recordId], { hold: true })).get(recordId)?.record;
    const after = record && afterRemoval(record);
    // What was changed of it here and has not gone yet would make it anew there, once its counterpart is ours.
    await this.operations.giveUp(connectionId, entity, [recordId]);
    mustBeQuiet(await this.waiting.stirOf({ connectionId, entity, localId: recordId }));
    if (entity === 'vendor' && (await this.waiting.isContractorNamed(recordId))) throw inUse();
    // A payment of ours that the books have not heard of would be left with a document that is void.
    if (after && isPaidInPart(toDocument(record) as unknown as Record<string, unknown>)) throw inUse();
    await this.links.forgetDeleted(connectionId, entity, [{ localId, remoteId }]);
    const linked = { connectionId, entity, remoteId, localId: recordId };
    const document = await this.handedOver.handOver(linked, localId);
    if (!document || isPaidInPart(document) || (await this.handedOver.isSettled(connectionId, recordId)))
      throw inUse();
    if (after) await store.importRecords([after]);
  }
}

function mustBeQuiet({ isUndecided, isOnItsWay }: Stir): void {
  if (isUndecided)
    throw DomainError.conflict(
      'WAITING.DECIDE_FIRST',
      'Both sides changed the one that came in from the books, and nobody has decided of that yet.',
      { fix: 'Decide that first, then this.' },
    );
  if (isOnItsWay)
    throw DomainError.conflict(
      'WAITING.ON_ITS_WAY',
      'A change of the one that came in is on its way to the books.',
      { fix: 'Decide this again in a minute, when it has arrived.' },
    );
}

function inUse(): DomainError {
  return DomainError.conflict('WAITING.IN_USE', 'The one that came in from the books is used here already.', {
    fix: 'Void ours and work with the one that came in; or give ours another name or number, then send it again.',
  });
}
