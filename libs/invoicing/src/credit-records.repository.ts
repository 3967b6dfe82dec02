import { Injectable } from '@nestjs/common';
import { Database, type ImportOptions, type StoredRecord, TableRecordStore, UnitOfWork } from '#platform';
import { CreditedWork } from './commands/credited-work.js';
import { CreditsRepository } from './credits.repository.js';
import type { CreditRecord } from './domain/credit.js';

/** It is so already: a page of an import is not held up by what somebody billed meanwhile. */
const VOIDED_THERE = 'The credit was voided in the accounting system.';

/**
 * Credits in both directions in bulk; an import publishes no event. A credit that the accounting system took back pays
 * nothing any more: the balances of its invoices come from there too. What it had given back of a job or an order counts
 * as billed again, as voiding it here does.
 */
@Injectable()
export class CreditRecords extends TableRecordStore<CreditRecord> {
  constructor(
    database: Database,
    unitOfWork: UnitOfWork,
    private readonly credits: CreditsRepository,
    private readonly work: CreditedWork,
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
    const voided = records.filter(({ status }) => status === 'void').map(({ id }) => id);
    const before = options.fresh
      ? new Map<string, StoredRecord<CreditRecord>>()
      : await this.readRecords(voided);
    const changed = await super.importRecords(records, options);
    if (voided.length > 0) await this.credits.revertApplications(voided);
    await this.billAgain([...before.values()].filter(({ record }) => record.status !== 'void'));
    return changed;
  }

  /** An invoice that is void itself bills nothing again. */
  private async billAgain(given: readonly StoredRecord<CreditRecord>[]): Promise<void> {
    if (given.length === 0) return;
    const billedByNobody = await this.credits.ofVoidInvoices(given.map(({ record }) => record.id));
    for (const { record } of given)
      if (!billedByNobody.has(record.id)) await this.work.takeAgain(record, VOIDED_THERE);
  }
}
