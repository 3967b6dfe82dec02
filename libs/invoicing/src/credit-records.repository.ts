import { Injectable } from '@nestjs/common';
import { Database, type ImportOptions, type StoredRecord, TableRecordStore, UnitOfWork } from '#platform';
import { CreditedWork } from './commands/credited-work.js';
import { CreditsRepository } from './credits.repository.js';
import type { CreditRecord } from './domain/credit.js';

/**
 * Credits in both directions in bulk; an import publishes no event. A credit that the accounting system took back pays
 * nothing any more: the balances of its invoices come from there too. What it had given back of a job or an order counts
 * as billed again, as voiding it here does.
 */
@Injectable()
export class CreditRecords extends TableRecordStore<CreditRecord> {
  constructor(
    database: Database,
    private readonly units: UnitOfWork,
    private readonly credits: CreditsRepository,
    private readonly work: CreditedWork,
  ) {
    super(database, units, {
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
    const given = [...before.values()].map(({ record }) => record).filter(({ status }) => status !== 'void');
    if (given.length > 0) this.units.afterWork(() => this.billAgain(given));
    return changed;
  }

  /** An invoice that is void itself bills nothing again. */
  private async billAgain(given: readonly CreditRecord[]): Promise<void> {
    const billedByNobody = await this.credits.ofVoidInvoices(given.map(({ id }) => id));
    for (const credit of given)
      if (!billedByNobody.has(credit.id)) await this.work.takeAgain(credit, { isFact: true });
  }
}
