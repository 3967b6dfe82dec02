import type { ImportOptions, ReadOptions, RecordStore, StoredRecord } from '#platform';
import type { CreditRecord } from './domain/credit.js';
import type { RefundReceiptRecord, RefundRecord } from './domain/refund.js';

/** A refund receipt of the books is two records here: what was credited, and the money that went back for it. */
export class RefundReceiptRecords implements RecordStore<RefundReceiptRecord> {
  constructor(
    private readonly credits: RecordStore<CreditRecord>,
    private readonly refunds: RecordStore<RefundRecord>,
  ) {}

  async importRecords(
    records: readonly RefundReceiptRecord[],
    options?: ImportOptions,
  ): Promise<Map<string, number>> {
    const changed = await this.credits.importRecords(records.map(creditOf), options);
    const refunded = await this.refunds.importRecords(records.map(refundOf), options);
    return new Map([...refunded, ...changed]);
  }

  async readRecords(
    ids: readonly string[],
    options?: ReadOptions,
  ): Promise<Map<string, StoredRecord<RefundReceiptRecord>>> {
    const credits = await this.credits.readRecords(ids, options);
    const refunds = await this.refunds.readRecords(ids, options);
    return new Map(
      [...credits].map(([id, { record, version }]) => {
        const { accountId = null, paymentMethodId = null, reference = null } = refunds.get(id)?.record ?? {};
        return [id, { version, record: { ...record, accountId, paymentMethodId, reference } }];
      }),
    );
  }
}

function creditOf({
  accountId: _account,
  paymentMethodId: _method,
  reference: _reference,
  ...credit
}: RefundReceiptRecord): CreditRecord {
  return credit;
}

function refundOf(record: RefundReceiptRecord): RefundRecord {
  const { id, customerId, contractorId, currency, accountId, paymentMethodId, reference, source } = record;
  return {
    ...{ id, customerId, contractorId, currency, accountId, paymentMethodId, reference, source },
    status: record.status === 'void' ? 'void' : 'recorded',
    paymentId: null,
    creditId: id,
    amount: record.total,
    refundDate: record.creditDate,
  };
}
