import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InvoicePapers, type InvoiceView, InvoicingFacade } from '#invoicing';
import { Files, type StoredFile } from '#platform';
import { TimekeepingFacade } from '#timekeeping';
import type { AttachmentJob } from './attachment-wishes.js';
import { AttachmentsRepository, type NewAttachment } from './attachments.repository.js';

/** Which files of ours belong to a document: its own paper, or the receipts of what it bills us for. */
@Injectable()
export class DocumentFiles {
  constructor(
    private readonly invoicing: InvoicingFacade,
    private readonly papers: InvoicePapers,
    private readonly timekeeping: TimekeepingFacade,
    private readonly files: Files,
    private readonly attachments: AttachmentsRepository,
  ) {}

  /** `system`: what was made over there is at home there, and gets no paper of ours. Nothing of a void document. */
  async of({ document, documentId }: AttachmentJob, system: string): Promise<NewAttachment[]> {
    const invoice = await this.invoicing.invoice(documentId);
    if (!invoice || invoice.status === 'void') return [];
    if (document === 'bill') return this.receipts(documentId);
    return invoice.source === system ? [] : [await this.paper(invoice)];
  }

  /** The paper as it was printed is kept, so that what hangs there can be told and sent again byte for byte. */
  private async paper(invoice: InvoiceView): Promise<NewAttachment> {
    const { name, file: content } = await this.papers.print(invoice);
    const known = await this.attachments.withDigest(
      'invoice',
      invoice.id,
      createHash('sha256').update(content).digest('hex'),
    );
    if (known) return known;
    const file = await this.files.save({ name, content });
    return attachment('invoice', invoice.id, 'paper', file);
  }

  private async receipts(billId: string): Promise<NewAttachment[]> {
    const evidence = await this.invoicing.evidenceOf([billId]);
    const expenses = await this.timekeeping.expenses(
      evidence.filter(({ kind }) => kind === 'expense').map(({ sourceId }) => sourceId),
    );
    const ids = expenses.flatMap(({ receiptFileId }) => (receiptFileId === null ? [] : [receiptFileId]));
    const found = await this.files.findAll([...new Set(ids)]);
    return found.map((file) => attachment('bill', billId, 'receipt', file));
  }
}

function attachment(
  document: NewAttachment['document'],
  documentId: string,
  kind: NewAttachment['kind'],
  { id: fileId, name, mediaType, size, sha256 }: StoredFile,
): NewAttachment {
  return { document, documentId, kind, fileId, name, mediaType, size, sha256 };
}
