import { Injectable } from '@nestjs/common';
import { Database, type ImportOptions, type StoredRecord, TableRecordStore, UnitOfWork } from '#platform';
import { BookedBills, isBookedBill } from './commands/booked-bills.js';
import { Evidence } from './commands/evidence.js';
import type { InvoiceRecord } from './domain/invoice.js';

/**
 * Invoices in and out in bulk; an import publishes no event. Two rules apply to it: an invoice that the accounting
 * system voided gives back the job quantities and the time it had billed, as voiding it here does; and a bill that was written
 * there counts against the order that it names.
 */
@Injectable()
export class InvoiceRecords extends TableRecordStore<InvoiceRecord> {
  constructor(
    database: Database,
    private readonly units: UnitOfWork,
    private readonly evidence: Evidence,
    private readonly booked: BookedBills,
  ) {
    super(database, units, {
      table: 'invoices',
      columns: {
        number: 'text',
        direction: 'text',
        status: 'text',
        customerId: 'uuid',
        contractorId: 'uuid',
        jobId: 'uuid',
        purchaseOrderId: 'uuid',
        invoiceDate: 'date',
        dueDate: 'date',
        termId: 'uuid',
        currency: 'text',
        exchangeRate: 'numeric',
        subtotal: 'numeric',
        discountAmount: 'numeric',
        taxAmount: 'numeric',
        total: 'numeric',
        balance: 'numeric',
        billingAddress: 'jsonb',
        email: 'text',
        customerMemo: 'text',
        privateNote: 'text',
        source: 'text',
      },
      lines: {
        table: 'invoice_lines',
        parentColumn: 'invoice_id',
        columns: {
          lineNumber: 'integer',
          kind: 'text',
          itemId: 'uuid',
          accountId: 'uuid',
          description: 'text',
          quantity: 'numeric',
          unitPrice: 'numeric',
          amount: 'numeric',
          taxCodeId: 'uuid',
          taxAmount: 'numeric',
          serviceDate: 'date',
          jobId: 'uuid',
          jobLineNumber: 'integer',
          timeEntryId: 'uuid',
        },
      },
    });
  }

  override async importRecords(
    records: readonly InvoiceRecord[],
    options: ImportOptions = {},
  ): Promise<Map<string, number>> {
    const voided = records.filter((record) => record.status === 'void').map((record) => record.id);
    const before = options.fresh
      ? new Map<string, StoredRecord<InvoiceRecord>>()
      : await this.readRecords(voided);
    const changed = await super.importRecords(records, options);
    const wereClaims = [...before.values()]
      .map(({ record }) => record)
      .filter(({ status }) => status !== 'void');
    if (wereClaims.length > 0)
      this.units.afterWork(() => this.evidence.release(wereClaims, { isFact: true }));
    const bills = records.filter((record) => changed.has(record.id) && isBookedBill(record));
    if (bills.length > 0) this.units.afterWork(() => this.booked.count(bills));
    return changed;
  }
}
