import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { ApprovalSettingsRepository } from '../approval-settings.repository.js';
import { ApprovalGrants } from './approval-grants.js';

/** Lets what was approved together leave together, one grace after the last of it was decided. */
@Injectable()
export class CommonGrace {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: ApprovalSettingsRepository,
    private readonly grants: ApprovalGrants,
  ) {}

  /** Answers until when each can be taken back, ISO 8601. One that still waits for somebody, or has left, is not among them. */
  begin(invoiceIds: readonly string[]): Promise<Map<string, string>> {
    return this.unitOfWork.run(async () => this.grants.leaveTogether(invoiceIds, await this.settings.read()));
  }
}
