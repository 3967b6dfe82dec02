import { Injectable } from '@nestjs/common';
import { MemberDirectory } from '#identity';
import { DomainError } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import { type ApprovalSettings, ApprovalSettingsRepository } from '../approval-settings.repository.js';
import { personInScope } from './people.js';

/** Where null says something; elsewhere it is the same as leaving the field out. */
const CAN_BE_NULL: ReadonlySet<string> = new Set<keyof ApprovalSettings>(['graceSeconds', 'autoMaxTotal']);

/** How the organization approves. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: ApprovalSettingsRepository,
    private readonly members: MemberDirectory,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `APPROVALS.OWNERS_CHOICE`. */
  run(change: Partial<ApprovalSettings>): Promise<ApprovalSettings> {
    return this.unitOfWork.run(async () => {
      const before = await this.settings.read();
      const named = Object.entries(change).filter(
        ([field, value]) => value !== undefined && (value !== null || CAN_BE_NULL.has(field)),
      );
      const after = { ...before, ...(Object.fromEntries(named) as Partial<ApprovalSettings>) };
      await this.settings.save(after);
      if (after.allowSelfApproval !== before.allowSelfApproval) {
        await this.refuseUnlessOwner();
        await this.settings.allowSelfApproval(after.allowSelfApproval);
      }
      await this.audit.record({
        action: 'approval-settings.changed',
        entity: 'approval-settings',
        data: { from: before, to: after },
      });
      return after;
    });
  }

  /** Whoever could switch four eyes off for a moment would not need them. */
  private async refuseUnlessOwner(): Promise<void> {
    const person = personInScope();
    if ((await this.members.rolesOf([person])).get(person) === 'owner') return;
    throw new DomainError(
      'APPROVALS.OWNERS_CHOICE',
      'Only an owner decides whether people may approve their own invoices.',
      { kind: 'forbidden', field: 'allowSelfApproval', fix: 'Ask an owner.' },
    );
  }
}
