import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork } from '#platform';
import { type ApprovalSettings, ApprovalSettingsRepository } from '../approval-settings.repository.js';

/** How the organization approves. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: ApprovalSettingsRepository,
    private readonly audit: AuditLog,
  ) {}

  run(change: Partial<ApprovalSettings>): Promise<ApprovalSettings> {
    return this.unitOfWork.run(async () => {
      const before = await this.settings.read();
      const named = Object.entries(change).filter(([, value]) => value !== undefined);
      const after = { ...before, ...(Object.fromEntries(named) as Partial<ApprovalSettings>) };
      await this.settings.save(after);
      if (after.allowSelfApproval !== before.allowSelfApproval)
        await this.settings.allowSelfApproval(after.allowSelfApproval);
      await this.audit.record({
        action: 'approval-settings.changed',
        entity: 'approval-settings',
        data: { from: before, to: after },
      });
      return after;
    });
  }
}
