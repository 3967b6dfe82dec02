import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog } from '#platform';
import type { Connection } from '../connections/connections.repository.js';
import { type LocalChange, PushPlanner } from '../sync/push-planner.js';
import { PushTargets } from '../sync/push-targets.js';

/** A document that somebody sends by hand, as the audit log names it. */
export interface SentByHand {
  entity: 'invoice' | 'payment' | 'credit' | 'refund' | 'purchase-order';
  id: string;
}

/** Sends a document because a person says so: for one that is older than the link to the books, or that was parked. */
@Injectable()
export class HandPush {
  constructor(
    private readonly planner: PushPlanner,
    private readonly targets: PushTargets,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Plans what was not planned yet and puts back in line what failed or was parked, in the open unit of work. What is in the
   * books already is not sent again. Throws `ACCOUNTING.NO_COMPANY` and `ACCOUNTING.KIND_NOT_SENT`.
   */
  async send({ entity, id }: SentByHand, changes: readonly LocalChange[]): Promise<void> {
    const targets = await this.targets.ofAll(changes);
    const connectionIds = new Set(targets.flat().map((connection) => connection.id));
    if (connectionIds.size === 0) throw await this.refusal(changes);
    await this.planner.planAll(changes);
    for (const connectionId of connectionIds) await this.planner.putBack(connectionId, changes);
    await this.audit.record({ action: `${entity}.pushed`, entity, entityId: id, data: {} });
  }

  /** Whether a company would take it if somebody had not chosen otherwise. */
  private async refusal(changes: readonly LocalChange[]): Promise<DomainError> {
    const shut = changes[0] ? await this.targets.shutFor(changes[0].entity) : [];
    return shut.length > 0 ? kindNotSent(shut.map(nameOfCompany)) : noCompany();
  }
}

/** What somebody is told who sends what is switched off by its kind. */
export function kindNotSent(companies: readonly string[]): DomainError {
  return DomainError.conflict(
    'ACCOUNTING.KIND_NOT_SENT',
    `Records of this kind are not sent to ${companies.join(', ')}: the settings of the connection say so.`,
    { fix: 'Choose in Sync, Settings, that they go to the books, then try again.' },
  );
}

function nameOfCompany({ remoteCompanyName, system }: Connection): string {
  return remoteCompanyName ?? system;
}

function noCompany(): DomainError {
  return DomainError.conflict('ACCOUNTING.NO_COMPANY', 'No linked company takes such documents from us.', {
    fix: 'Connect your accounting system, or let its connection send, then try again.',
  });
}
