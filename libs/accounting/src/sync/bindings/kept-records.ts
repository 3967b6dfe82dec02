import { Injectable } from '@nestjs/common';
import { Files } from '#platform';
import { TimekeepingFacade } from '#timekeeping';
import { AttachmentsRepository } from '../../attachments/attachments.repository.js';

/** Hours, and the files that go along with documents. */
@Injectable()
export class KeptRecords {
  constructor(
    readonly timekeeping: TimekeepingFacade,
    readonly attachments: AttachmentsRepository,
    readonly files: Files,
  ) {}
}
