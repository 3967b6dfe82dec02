import { Injectable } from '@nestjs/common';
import { Queue } from '#platform';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { ClaimedOperation } from '../sync/operations.repository.js';
import { Withdrawals } from '../sync/withdrawals.js';
import { AttachmentsRepository, type CarryingDocument } from './attachments.repository.js';

export const ATTACHMENT_QUEUE = 'accounting.attachments';

/** A document in a company file whose files are to be looked after. */
export interface AttachmentJob {
  connectionId: string;
  document: CarryingDocument;
  documentId: string;
  /** `sent`: the books have it as it is now; `placed`: a file got there, which may replace another. */
  after: 'sent' | 'placed';
  /** One that was wanted again while it was being deleted; others that are not there were taken away on purpose. */
  again?: string;
}

/** Has the files of a document looked after once the books have it: printing takes longer than a transaction may. */
@Injectable()
export class AttachmentWishes {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly queue: Queue,
    private readonly withdrawals: Withdrawals,
  ) {}

  /** After a write that took effect, in the transaction that records it. */
  async after({ connection, connector }: OpenConnection, operation: ClaimedOperation): Promise<void> {
    const { entity, localId, undo } = operation;
    if (operation.operation === 'void' || operation.operation === 'delete')
      await this.withdrawals.ofFiles(connection.id, entity, [localId]);
    if (undo) return;
    if (entity === 'attachment') return this.placed(connection.id, localId);
    if (operation.operation !== 'create' && operation.operation !== 'update') return;
    if (entity !== 'invoice' && entity !== 'bill') return;
    if (connector.capabilities.attachments === null || connection.settings.attachments === false) return;
    await this.wish({ connectionId: connection.id, document: entity, documentId: localId, after: 'sent' });
  }

  /**
   * Whatever replaces another lets that one go, and what was wanted again while it was being deleted goes there again; nothing
   * is printed anew for it.
   */
  private async placed(connectionId: string, id: string): Promise<void> {
    const record = (await this.attachments.readRecords([id])).get(id)?.record;
    if (!record) return;
    const { document, documentId } = record;
    const all = await this.attachments.of(connectionId, document, documentId);
    const again = all.find((one) => one.id === id && !one.isSuperseded && !one.isThere)?.id;
    if (again !== undefined || all.some(({ isSuperseded, isThere }) => isSuperseded && isThere))
      await this.wish({ connectionId, document, documentId, after: 'placed', again });
  }

  private async wish(job: AttachmentJob): Promise<void> {
    const singletonKey = [job.connectionId, job.documentId, job.after, job.again].join(' ');
    await this.queue.send(ATTACHMENT_QUEUE, job, { singletonKey });
  }
}
