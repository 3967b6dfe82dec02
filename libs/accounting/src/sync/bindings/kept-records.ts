import { Injectable } from '@nestjs/common';
import { Files } from '#platform';
import { TimekeepingFacade } from '#timekeeping';
import { AttachmentsRepository } from '../../attachments/attachments.repository.js';
import { StockAdjustmentsRepository } from '../../stock/stock-adjustments.repository.js';

/** Hours, what the books are told of used stock, and the files that go along with documents. */
@Injectable()
export class KeptRecords {
  constructor(
    readonly timekeeping: TimekeepingFacade,
    readonly attachments: AttachmentsRepository,
    readonly files: Files,
    readonly adjustments: StockAdjustmentsRepository,
  ) {}
}
