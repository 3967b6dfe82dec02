import { Injectable } from '@nestjs/common';
import { InvoicingFacade } from '#invoicing';
import { digestOf, Money } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { PushReceipt } from '../ports/accounting-connector.js';
import type { CanonicalInvoice, Entity } from '../ports/canonical-documents.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import { ConflictsRepository } from './conflicts.repository.js';
import { type ExternalLink, LinksRepository } from './links.repository.js';
import { type ClaimedOperation, OperationsRepository } from './operations.repository.js';
import { ReferenceResolver } from './reference-resolver.js';
import { translateReferences } from './references.js';

const HAS_TOTAL: ReadonlySet<Entity> = new Set(['invoice', 'bill']);

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
    private readonly records: ConfirmedTotals,
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
      const snapshot = await this.snapshotOf(connectionId, binding, receipt);
      if (receipt.document === null) {
        await this.links.markDeleted(connectionId, operation.entity, [receipt.remoteId]);
      } else {
        await this.links.save(connectionId, [
          {
            entity: operation.entity,
            localId: operation.localId,
            remoteId: receipt.remoteId,
            remoteVersion: receipt.remoteVersion,
            remoteUpdatedAt: receipt.remoteUpdatedAt,
            snapshot,
            snapshotHash: digestOf(snapshot),
            generation: link?.generation ?? 1,
          },
        ]);
      }
      const { remoteId, remoteVersion } = receipt;
      await this.operations.settle(operation, { status: 'confirmed', remoteId, remoteVersion });
      await this.records.note(connectionId, operation, receipt);
      await this.connections.noteSuccess(connectionId);
    });
  }

  private async snapshotOf(
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

/** Compares what the accounting system computed with what we computed, to the cent, and says so when they differ. */
@Injectable()
export class ConfirmedTotals {
  constructor(
    private readonly invoicing: InvoicingFacade,
    private readonly conflicts: ConflictsRepository,
    private readonly audit: AuditLog,
  ) {}

  async note(connectionId: string, operation: ClaimedOperation, receipt: PushReceipt): Promise<void> {
    const { entity, localId } = operation;
    await this.audit.record({
      action: `accounting.${operation.operation}_confirmed`,
      entity,
      entityId: localId,
      data: { connectionId, remoteId: receipt.remoteId },
    });
    if (!HAS_TOTAL.has(entity) || receipt.document === null) return;
    const { total, taxAmount } = receipt.document as CanonicalInvoice;
    await this.invoicing.recordProviderTotals(localId, { total, taxAmount });
    const ours = await this.invoicing.invoice(localId);
    if (!ours || operation.operation === 'void' || Money.of(ours.total).equals(total)) return;
    await this.conflicts.open({
      connectionId,
      entity,
      localId,
      remoteId: receipt.remoteId,
      kind: 'totals-differ',
      fields: ['total'],
      base: null,
      local: { total: ours.total, taxAmount: ours.taxAmount },
      remote: { total, taxAmount },
    });
  }
}
