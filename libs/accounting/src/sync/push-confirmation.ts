import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { PushReceipt } from '../ports/accounting-connector.js';
import { PushJournal } from '../rollback/push-journal.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import { type ExternalLink, LinksRepository } from './links.repository.js';
import { type ClaimedOperation, OperationsRepository } from './operations.repository.js';
import { justBefore } from './page-links.js';
import { ReferenceResolver } from './reference-resolver.js';
import { translateReferences } from './references.js';
import { unheardBalance } from './unheard-balance.js';

/**
 * Records in one transaction that a write took effect: the link, what both sides now agree on, the operation. The same
 * outcome told twice changes nothing.
 */
@Injectable()
export class PushConfirmation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: LinksRepository,
    private readonly operations: OperationsRepository,
    private readonly journal: PushJournal,
    private readonly connections: ConnectionsRepository,
  ) {}

  async confirm(
    opened: OpenConnection,
    operation: ClaimedOperation,
    binding: AnyBinding,
    link: ExternalLink | undefined,
    receipt: PushReceipt,
  ): Promise<void> {
    const connectionId = opened.connection.id;
    await this.unitOfWork.run(async () => {
      const { remoteId, remoteVersion } = receipt;
      // Whoever has the claim by now looks for it, and may have gone on since.
      if (!(await this.operations.settle(operation, { status: 'confirmed', remoteId, remoteVersion })))
        return;
      const document = await this.agreedOn(connectionId, binding, receipt);
      if (receipt.document === null) {
        await this.links.markDeleted(connectionId, operation.entity, [receipt.remoteId]);
      } else {
        const unheard = await this.unheardBalance(operation, binding, link, document);
        const written = {
          entity: operation.entity,
          localId: operation.localId,
          remoteId: receipt.remoteId,
          remoteVersion: receipt.remoteVersion,
          // Read next, the record is then no echo, and what was paid there is heard of.
          remoteUpdatedAt: unheard ? justBefore(receipt.remoteUpdatedAt) : receipt.remoteUpdatedAt,
          document: { ...document, ...unheard },
          generation: link?.generation ?? 1,
        };
        if (link?.deleted) await this.links.forgetDeleted(connectionId, operation.entity, [written]);
        await this.links.save(connectionId, [written], { mayMove: true });
      }
      if (receipt.document !== null)
        await this.operations.release(connectionId, operation.entity, operation.localId);
      await this.journal.note(connectionId, operation, receipt, link, document);
      await this.connections.noteSuccess(connectionId);
    });
  }

  private async unheardBalance(
    { operation, localId }: ClaimedOperation,
    binding: AnyBinding,
    link: ExternalLink | undefined,
    document: Record<string, unknown>,
  ): Promise<{ balance: string } | undefined> {
    if (operation === 'void' || typeof document.balance !== 'string') return undefined;
    const stored = (await binding.store.readRecords([localId])).get(localId);
    const ours = (stored ? binding.toDocument(stored.record) : {}) as { balance?: string };
    const balance = unheardBalance(document, link?.deleted ? undefined : link?.snapshot, ours);
    return balance === undefined ? undefined : { balance };
  }

  private async agreedOn(
    connectionId: string,
    binding: AnyBinding,
    receipt: PushReceipt,
  ): Promise<Record<string, unknown>> {
    const remote = (receipt.document ?? {}) as unknown as Record<string, unknown>;
    const resolve = await new ReferenceResolver(this.links, connectionId, 'to-local').prepare(
      [remote],
      binding.references,
    );
    return translateReferences(remote, binding.references, resolve).document;
  }
}
