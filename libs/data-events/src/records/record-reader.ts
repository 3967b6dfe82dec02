import { Injectable } from '@nestjs/common';
import type { RecordType, ShownRecord } from '#notifications';
import { ListRecords } from './list-records.js';
import { MoneyRecords } from './money-records.js';
import { WorkRecords } from './work-records.js';

type Read = (id: string) => Promise<ShownRecord | undefined>;

/** Reads a record of any kind as it stands. What the books tell of themselves comes with its event. */
@Injectable()
export class RecordReader {
  private readonly readers: Partial<Record<RecordType, Read>>;

  constructor(lists: ListRecords, work: WorkRecords, money: MoneyRecords) {
    this.readers = {
      ...{ customer: lists.customer, contractor: lists.contractor, item: lists.item },
      ...{ purchase_order: work.order, job: work.job, work_order: work.workOrder },
      ...{ time_entry: work.timeEntry, expense: work.expense },
      ...{ invoice: money.invoice, payment: money.payment, credit: money.credit, refund: money.refund },
    };
  }

  async read(record: RecordType, id: string): Promise<ShownRecord | undefined> {
    return this.readers[record]?.(id);
  }
}
