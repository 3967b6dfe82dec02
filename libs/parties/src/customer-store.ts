import type { ImportOptions, ReadOptions, RecordStore, StoredRecord } from '#platform';
import type { CustomerMergesRepository } from './customer-merges.repository.js';
import type { CustomerRecord } from './domain/customer.js';

/** The customers as others mirror them. What comes for a merged customer is dropped: it must not wake up. */
export class CustomerStore implements RecordStore<CustomerRecord> {
  constructor(
    private readonly rows: RecordStore<CustomerRecord>,
    private readonly merges: CustomerMergesRepository,
  ) {}

  async importRecords(
    records: readonly CustomerRecord[],
    options: ImportOptions = {},
  ): Promise<Map<string, number>> {
    if (options.fresh) return this.rows.importRecords(records, options);
    const merged = await this.merges.successors(records.map(({ id }) => id));
    return this.rows.importRecords(
      merged.size === 0 ? records : records.filter(({ id }) => !merged.has(id)),
      options,
    );
  }

  async writeDown(records: readonly CustomerRecord[]): Promise<void> {
    await this.rows.writeDown?.(records);
  }

  readRecords(
    ids: readonly string[],
    options?: ReadOptions,
  ): Promise<Map<string, StoredRecord<CustomerRecord>>> {
    return this.rows.readRecords(ids, options);
  }
}
