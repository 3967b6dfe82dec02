import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { PushReceipt } from '../ports/accounting-connector.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import { ConfirmedLinks } from './confirmed-links.js';
import type { ExternalLink } from './links.repository.js';
import { type ClaimedOperation, OperationsRepository } from './operations.repository.js';
import { PushConsequences } from './push-consequences.js';

/**
 * Records in one transaction that a write took effect: the link, what both sides now agree on, the operation. The same
 * outcome told twice changes nothing.
 */
@Injectable()
export class PushConfirmation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: ConfirmedLinks,
    private readonly operations: OperationsRepository,
    private readonly consequences: PushConsequences,
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
      const document = await this.links.save(connectionId, operation, binding, link, receipt);
      if (receipt.document !== null)
        await this.operations.release(connectionId, operation.entity, operation.localId);
      await this.consequences.of(opened, operation, receipt, link, document);
    });
  }
}
