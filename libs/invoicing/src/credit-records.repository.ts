import { Injectable } from '@nestjs/common';
import { Database, type ImportOptions, TableRecordStore, UnitOfWork } from '#platform';
import { CreditsRepository } from './credits.repository.js';
import type { CreditRecord } from './domain/credit.js';

/**
 * Credits in both directions in bulk; an import publishes no event. A credit that the accounting system took back pays
 * nothing any more: the balances of its invoices come from there too.
 */
@Injectable()
export class CreditRecords extends TableRecordStore<CreditRecord> {
  constructor(
    database: Database,
    unitOfWork: UnitOfWork,
    private readonly credits: CreditsRepository,
  ) {
    super(database, unitOfWork, {
      table: 'credits',
      columns: {
        number: 'text',
        direction: 'text',
        status: 'text',
        customerId: 'uuid',
        contractorId: 'uuid',
        invoiceId: 'uuid',
        creditDate: 'date',
        currency: 'text',
        exchangeRate: 'numeric',
        subtotal: 'numeric',
        discountAmount: 'numeric',
        taxAmount: 'numeric',
        total: 'numeric',
        balance: 'numeric',
        reason: 'text',
        source: 'text',
      },
      lines: {
        table: 'credit_lines',
        parentColumn: 'credit_id',
        columns: {
          lineNumber: 'integer',
          kind: 'text',
          invoiceLineNumber: 'integer',
          itemId: 'uuid',
          accountId: 'uuid',
          description: 'text',
          quantity: 'numeric',
          unitPrice: 'numeric',
          amount: 'numeric',
          taxCodeId: 'uuid',
          taxAmount: 'numeric',
          jobId: 'uuid',
          jobLineNumber: 'integer',
        },
      },
    });
  }

  override async importRecords(
    records: readonly CreditRecord[],
    options: ImportOptions = {},
  ): Promise<Map<string, number>> {
    const changed = await super.importRecords(records, options);
    const voided = records.filter(({ status }) => status === 'void').map(({ id }) => id);
    if (voided.length > 0) await this.credits.revertApplications(voided);
    return changed;
  }
}
