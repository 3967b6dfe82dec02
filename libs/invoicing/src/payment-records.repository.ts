import { Injectable } from '@nestjs/common';
import { Database, type ReadOptions, type StoredRecord, TableRecordStore, UnitOfWork } from '#platform';
import type { BookedPayment, PaymentRecord } from './domain/payment.js';
import { RefundsRepository } from './refunds.repository.js';

/**
 * Payments in and out in bulk. An import moves no balance: the invoices come with theirs from the same books.
 * It publishes no event either. What was given back of a payment is read along; an import leaves refunds alone.
 */
@Injectable()
export class PaymentRecords extends TableRecordStore<PaymentRecord> {
  constructor(
    database: Database,
    unitOfWork: UnitOfWork,
    private readonly refunds: RefundsRepository,
  ) {
    super(database, unitOfWork, {
      table: 'payments',
      columns: {
        direction: 'text',
        status: 'text',
        customerId: 'uuid',
        contractorId: 'uuid',
        paymentDate: 'date',
        amount: 'numeric',
        unappliedAmount: 'numeric',
        currency: 'text',
        exchangeRate: 'numeric',
        paymentMethodId: 'uuid',
        accountId: 'uuid',
        reference: 'text',
        memo: 'text',
        source: 'text',
      },
      lines: {
        table: 'payment_allocations',
        parentColumn: 'payment_id',
        columns: { lineNumber: 'integer', invoiceId: 'uuid', amount: 'numeric' },
      },
    });
  }

  override async readRecords(
    ids: readonly string[],
    options?: ReadOptions,
  ): Promise<Map<string, StoredRecord<BookedPayment>>> {
    const stored = await super.readRecords(ids, options);
    const refunds = await this.refunds.ofPayments(ids);
    return new Map(
      [...stored].map(([id, { record, version }]) => [
        id,
        { version, record: { ...record, refunds: refunds.get(id) ?? [] } },
      ]),
    );
  }
}
