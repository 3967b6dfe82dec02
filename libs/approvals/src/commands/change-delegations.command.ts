import { Inject, Injectable } from '@nestjs/common';
import { holds, MemberDirectory, type TenantRole } from '#identity';
import { type Clock, DomainError, newId } from '#kernel';
import { AuditLog, CLOCK, UnitOfWork } from '#platform';
import { type Delegation, DelegationsRepository } from '../delegations.repository.js';
import { personInScope } from './people.js';

export interface DelegationInput {
  fromUserId?: string;
  toUserId: string;
  fromDay: string;
  toDay: string;
  reason?: string;
}

/** Who stands in for whom while she is away. */
@Injectable()
export class ChangeDelegations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly delegations: DelegationsRepository,
    private readonly members: MemberDirectory,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `APPROVALS.DELEGATION` and `APPROVALS.NOT_YOURS_TO_DELEGATE`. */
  create({ fromUserId, reason, ...input }: DelegationInput): Promise<Delegation> {
    return this.unitOfWork.run(async () => {
      const createdBy = personInScope();
      const from = fromUserId ?? createdBy;
      await this.check(createdBy, from, input);
      const delegation: Delegation = {
        ...{ id: newId(), ...input, fromUserId: from, reason: reason ?? null, createdBy, revokedAt: null },
      };
      await this.delegations.create(delegation);
      await this.record('created', delegation);
      return delegation;
    });
  }

  /** Ends it now; what was decided meanwhile stays. Throws `APPROVALS.NO_SUCH_DELEGATION`. */
  revoke(id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const found = await this.delegations.find(id);
      if (!found)
        throw DomainError.notFound(
          'APPROVALS.NO_SUCH_DELEGATION',
          'Nobody stands in for anybody with that id.',
        );
      const person = personInScope();
      if (person !== found.toUserId) await this.checkOwn(person, found.fromUserId);
      await this.delegations.revoke(id, this.clock.now());
      await this.record('revoked', found);
    });
  }

  private async check(
    createdBy: string,
    from: string,
    { toUserId, fromDay, toDay }: DelegationInput,
  ): Promise<void> {
    if (fromDay > toDay) throw bad('toDay', 'The last day is before the first.', 'Swap the two days.');
    if (from === toUserId) throw bad('toUserId', 'Nobody can stand in for herself.', 'Name a colleague.');
    await this.checkOwn(createdBy, from);
    if (from !== createdBy && toUserId === createdBy) throw notYours('You cannot make yourself a stand-in.');
    const roles = await this.members.rolesOf([from, toUserId]);
    const standIn = roles.get(toUserId);
    if (standIn && !holds(standIn, 'invoices.approve'))
      throw bad('toUserId', 'Who stands in may not approve anything.', 'Name somebody who may approve.');
    for (const [field, id] of [
      ['fromUserId', from],
      ['toUserId', toUserId],
    ] as const)
      if (!roles.has(id))
        throw bad(field, 'There is no such person here.', 'Name a member of the organization.');
  }

  private async checkOwn(person: string, from: string): Promise<void> {
    if (person === from) return;
    const roles = await this.members.rolesOf([person, from]);
    if (!mayArrangeFor(roles.get(person), roles.get(from)))
      throw notYours('You can only let others stand in for yourself.');
  }

  private record(what: string, { id, fromUserId, toUserId, fromDay, toDay }: Delegation): Promise<void> {
    return this.audit.record({
      action: `approval-delegation.${what}`,
      entity: 'approval-delegation',
      entityId: id,
      data: { fromUserId, toUserId, fromDay, toDay },
    });
  }
}

/** An admin arranges for everybody but an owner, whose place nobody gives away but an owner. */
function mayArrangeFor(role: TenantRole | undefined, absent: TenantRole | undefined): boolean {
  return role === 'owner' || (role === 'admin' && absent !== 'owner');
}

function notYours(message: string): DomainError {
  return new DomainError('APPROVALS.NOT_YOURS_TO_DELEGATE', message, {
    kind: 'forbidden',
    fix: 'Ask whoever is away, or an owner.',
  });
}

function bad(field: string, message: string, fix: string): DomainError {
  return new DomainError('APPROVALS.DELEGATION', message, { field, fix });
}
