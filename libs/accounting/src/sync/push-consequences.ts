import { Injectable } from '@nestjs/common';
import { AttachmentWishes } from '../attachments/attachment-wishes.js';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { PushReceipt } from '../ports/accounting-connector.js';
import { PushJournal } from '../rollback/push-journal.js';
import { StockWaker } from '../stock/stock-queue.js';
import type { ExternalLink } from './links.repository.js';
import type { ClaimedOperation } from './operations.repository.js';

/** What follows from a write that took effect, in the transaction that records it. */
@Injectable()
export class PushConsequences {
  constructor(
    private readonly journal: PushJournal,
    private readonly connections: ConnectionsRepository,
    private readonly attachments: AttachmentWishes,
    private readonly stock: StockWaker,
  ) {}

  /** `link`: as it was before the write; `document`: what both sides agree on now, in our ids. */
  async of(
    opened: OpenConnection,
    operation: ClaimedOperation,
    receipt: PushReceipt,
    link: ExternalLink | undefined,
    document: Record<string, unknown>,
  ): Promise<void> {
    await this.journal.note(opened.connection.id, operation, receipt, link, document);
    await this.connections.noteSuccess(opened.connection.id);
    await this.attachments.after(opened, operation);
    if (operation.entity === 'stock-adjustment') await this.stock.wake(opened.connection.id);
  }
}
