import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import type { PushReceipt } from '../ports/accounting-connector.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import { type ExternalLink, LinksRepository } from './links.repository.js';
import type { ClaimedOperation } from './operations.repository.js';
import { isUnclear, justBefore } from './page-links.js';
import { PendingSettlements } from './pending-settlements.js';
import { ReferenceResolver } from './reference-resolver.js';
import { translateReferences } from './references.js';
import { openBeside } from './settlements.js';
import { unheardBalance } from './unheard-balance.js';

type Document = Record<string, unknown>;

/** What both sides agree on after a write of ours. */
@Injectable()
export class ConfirmedLinks {
  constructor(
    private readonly links: LinksRepository,
    private readonly settlements: PendingSettlements,
  ) {}

  /** Inside the open unit of work. `known`: the link before. Answers what theirs says, in our ids. */
  async save(
    connectionId: string,
    operation: ClaimedOperation,
    binding: AnyBinding,
    known: ExternalLink | undefined,
    receipt: PushReceipt,
  ): Promise<Document> {
    const { entity, localId } = operation;
    const document = await this.inOurIds(connectionId, binding, receipt);
    if (receipt.document === null) {
      await this.links.markDeleted(connectionId, entity, [receipt.remoteId]);
      return document;
    }
    const balance = await this.unheardBalance(connectionId, operation, binding, known, document);
    const { remoteId, remoteVersion, remoteUpdatedAt } = receipt;
    const written = {
      ...{ entity, localId, remoteId, remoteVersion, generation: known?.generation ?? 1 },
      // Read next, the record is then no echo, and what was paid there, or is not any more, is heard of.
      remoteUpdatedAt: balance === undefined ? remoteUpdatedAt : justBefore(remoteUpdatedAt),
      document: balance === undefined ? document : { ...document, balance },
    };
    if (known?.deleted) await this.links.forgetDeleted(connectionId, entity, [written]);
    await this.links.save(connectionId, [written], { mayMove: true });
    return document;
  }

  /**
   * The balance to be taken for agreed; null where nobody can say before settlements of ours are answered or mended; undefined
   * where theirs is. What settlements of ours have on their way is asked for only where that matters.
   */
  private async unheardBalance(
    connectionId: string,
    { operation, localId }: ClaimedOperation,
    binding: AnyBinding,
    known: ExternalLink | undefined,
    theirs: Document,
  ): Promise<string | null | undefined> {
    if (operation === 'void' || typeof theirs.balance !== 'string') return undefined;
    const stored = (await binding.store.readRecords([localId])).get(localId);
    const ours = stored ? (binding.toDocument(stored.record) as unknown as Document) : {};
    const isSame = unheardBalance(theirs, ours, Money.zero) === undefined;
    const wasUnclear = known !== undefined && isUnclear(known);
    if (isSame && !wasUnclear) return undefined;
    const pending = (await this.settlements.of(connectionId)).get(localId);
    if (!pending) return unheardBalance(theirs, ours, Money.zero);
    const isCertain = !pending.isUnclear && !openBeside(theirs.balance, pending.amount).isTooMuch;
    return isCertain ? unheardBalance(theirs, ours, pending.amount) : null;
  }

  private async inOurIds(connectionId: string, binding: AnyBinding, receipt: PushReceipt): Promise<Document> {
    const remote = (receipt.document ?? {}) as unknown as Document;
    const resolver = new ReferenceResolver(this.links, connectionId, 'to-local');
    const resolve = await resolver.prepare([remote], binding.references);
    return translateReferences(remote, binding.references, resolve).document;
  }
}
