import { Injectable } from '@nestjs/common';
import { Database, TableRecordStore, UnitOfWork } from '#platform';
import type { RefundRecord } from './domain/refund.js';

/** Refunds in bulk. An import moves no balance: the payment or credit comes with its own. It publishes no event. */
@Injectable()
export class RefundRecords extends TableRecordStore<RefundRecord> {
  constructor(database: Database, unitOfWork: UnitOfWork) {
    super(database, unitOfWork, {
      table: 'refunds',
      columns: {
        status: 'text',
        paymentId: 'uuid',
        creditId: 'uuid',
        customerId: 'uuid',
        contractorId: 'uuid',
        amount: 'numeric',
        currency: 'text',
        refundDate: 'date',
        accountId: 'uuid',
        paymentMethodId: 'uuid',
        reference: 'text',
        source: 'text',
      },
    });
  }
}
