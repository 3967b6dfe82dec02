import { InvoiceApproved, InvoicingFacade } from '#invoicing';
import { newId } from '#kernel';
import { Database, EventBus, Files, type StoredFile, UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import type { DocumentAttachmentAnswer } from '../attachments/attachments.dto.js';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import { DueWorkWaker } from '../schedule/due-work.js';
import type { SyncOperation } from '../sync/operations.repository.js';
import type { BooksOffice } from './books-office.js';
import { type SandboxDocument, sandbox } from './sandbox.js';

export interface FileThere extends SandboxDocument {
  FileName?: string;
  Note?: string;
  TempDownloadUri?: string;
  AttachableRef?: { EntityRef: { type: string; value: string } }[];
}

type Carrier = 'invoice' | 'bill';

/** An office whose documents carry files, and the question what hangs on them in the books. */
export class FileRoom {
  constructor(readonly office: BooksOffice) {}

  /** What hangs on one of our documents there. */
  async hanging(entity: Carrier, id: string): Promise<FileThere[]> {
    const document = await this.office.remote(entity, entity, id);
    const all = (await sandbox.documents(this.office.company.realm, 'attachable')) as FileThere[];
    return all.filter(({ AttachableRef = [] }) =>
      AttachableRef.some(
        ({ EntityRef }) => EntityRef.type.toLowerCase() === entity && EntityRef.value === document?.Id,
      ),
    );
  }

  /** The bytes of a file there, as a person loads them down. */
  async content({ TempDownloadUri }: FileThere): Promise<Buffer> {
    return Buffer.from(await (await fetch(String(TempDownloadUri))).arrayBuffer());
  }

  idsOf(documentId: string): Promise<string[]> {
    return this.office.as(async () => {
      const sql = 'SELECT id FROM document_attachments WHERE document_id = $1 ORDER BY id';
      const rows = await this.office.app.get(Database).rows<{ id: string }>(sql, [documentId]);
      return rows.map(({ id }) => id);
    });
  }

  /** The last write of the last file of a document. */
  async write(documentId: string): Promise<SyncOperation | undefined> {
    const last = (await this.idsOf(documentId)).at(-1);
    return last === undefined ? undefined : (await this.office.operations({ localId: last }))[0];
  }

  reached(documentId: string, status: SyncOperation['status']): Promise<SyncOperation> {
    return eventually(
      async () => {
        const operation = await this.write(documentId);
        if (operation?.status === status) return operation;
        await this.office.app.get(DueWorkWaker).wakeAll();
        return undefined;
      },
      `a file that is ${status}`,
      40_000,
    );
  }

  save(name: string, content: Buffer): Promise<StoredFile> {
    return this.office.as(() => this.office.app.get(Files).save({ name, content }));
  }

  /** A bill in the books, for expenses with these receipts: nothing is sent before it has them. */
  async bill(...files: readonly StoredFile[]): Promise<string> {
    const { app, connectionId } = this.office;
    const lifecycle = app.get(ConnectionLifecycleCommand);
    await this.office.as(() => lifecycle.pause(connectionId));
    const id = await this.office.invoice('80', 'payable');
    await this.receipts(id, files);
    await this.office.as(() => lifecycle.resume(connectionId));
    await this.office.reached(id, 'confirmed');
    return id;
  }

  /** Approved expenses with these receipts, which the bill is for. */
  private receipts(billId: string, files: readonly Pick<StoredFile, 'id' | 'sha256'>[]): Promise<void> {
    const database = this.office.app.get(Database);
    return this.office.as(async () => {
      for (const { id, sha256 } of files) {
        const expenseId = newId();
        await database.rows(
          `INSERT INTO expenses (organization_id, id, contractor_id, expense_date, category, amount, currency, receipt_file_id, receipt_hash, status)
           VALUES (current_organization(), $1, $2, '2026-11-10', 'meals', 12.5, 'CAD', $3, $4, 'invoiced')`,
          [expenseId, this.office.contractorId, id, sha256],
        );
        await database.rows(
          `INSERT INTO invoice_evidence (organization_id, id, invoice_id, line_number, direction, kind, source_id)
           VALUES (current_organization(), $1, $2, 1, 'payable', 'expense', $3)`,
          [newId(), billId, expenseId],
        );
      }
    });
  }

  /** Changes what the paper says, as a correction does. */
  change(id: string, customerMemo: string | null): Promise<void> {
    const { app } = this.office;
    return this.office.as(() =>
      app.get(UnitOfWork).run(async () => {
        const { invoices } = app.get(InvoicingFacade);
        const stored = (await invoices.readRecords([id])).get(id);
        if (!stored) throw new Error('The invoice is not there.');
        const versions = await invoices.importRecords([{ ...stored.record, customerMemo }]);
        await app.get(EventBus).publish(new InvoiceApproved(id, 'receivable', versions.get(id) ?? 0));
      }),
    );
  }

  /** As a person sees them beside the document. */
  async told(id: string): Promise<Told[]> {
    return (await this.office.call<{ items: Told[] }>('GET', `/invoices/${id}/attachments`)).body.items;
  }
}

type Told = Pick<DocumentAttachmentAnswer, 'name' | 'state' | 'message'>;
