import { Injectable } from '@nestjs/common';
import { Database, TableRecordStore, UnitOfWork } from '#platform';
import type { PaymentRecord } from './domain/payment.js';

/**
 * Payments in and out in bulk. An import moves no balance: the invoices come with theirs from the same books.
 * It publishes no event either.
 */
@Injectable()
export class PaymentRecords extends TableRecordStore<PaymentRecord> {
  constructor(database: Database, unitOfWork: UnitOfWork) {
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
}
