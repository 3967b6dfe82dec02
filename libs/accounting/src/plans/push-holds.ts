import { Injectable } from '@nestjs/common';
import { ApprovalsFacade } from '#approvals';
import { IdentityFacade } from '#identity';
import { InvoicingFacade } from '#invoicing';
import { wallTimeOf } from '#kernel';
import type { Connection } from '../connections/connections.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { followedBy } from '../sync/followed-record.js';
import type { ExternalLink } from '../sync/links.repository.js';
import { PushTargets } from '../sync/push-targets.js';
import type { PlanReason } from './plan.types.js';
import { belongsElsewhere, heldUntil, notApproved } from './push-reasons.js';

type Stored = { id: string; status?: string };

/** A write that is looked at: `link` of its record in the company, `operationId` when somebody put it in line for that. */
interface Write {
  entity: Entity;
  operationId: string | null;
  link: Pick<ExternalLink, 'deleted'> | undefined;
}

/** Why a record of ours does not leave for a company as it stands here, whatever the books would say to it. */
@Injectable()
export class PushHolds {
  constructor(
    private readonly approvals: ApprovalsFacade,
    private readonly invoicing: InvoicingFacade,
    private readonly targets: PushTargets,
    private readonly identity: IdentityFacade,
  ) {}

  /** Which company it is for was decided already where the record is there, or is in line for it. */
  async of(
    connection: Connection,
    { entity, operationId, link }: Write,
    record: Stored,
  ): Promise<PlanReason | undefined> {
    const early = await this.notYet(entity, record);
    const isDecided = operationId !== null || (link !== undefined && !link.deleted);
    return early || isDecided ? early : this.elsewhere(connection, entity, record);
  }

  /** Nobody approves the record or takes its approval back until the open unit of work ends. */
  async keep(entity: Entity, localId: string): Promise<void> {
    if (isApproved(entity)) await this.invoicing.lockedInvoice(localId);
  }

  /** Not approved, or its approval can still be undone. */
  private async notYet(entity: Entity, record: Stored): Promise<PlanReason | undefined> {
    const missing = notApproved(entity, record);
    if (missing || !isApproved(entity)) return missing;
    const until = await this.approvals.leavesAt(record.id);
    if (!until) return undefined;
    const { timezone } = await this.identity.organizationSettings();
    return heldUntil(wallTimeOf(until, timezone));
  }

  /** It is in another company, or goes where what it follows is. */
  private async elsewhere(
    { id }: Connection,
    entity: Entity,
    record: { id: string },
  ): Promise<PlanReason | undefined> {
    const asked = { localId: record.id, follows: followedBy(entity, record) };
    const companies = (await this.targets.of(entity, [asked])).get(record.id) ?? [];
    if (companies.some((company) => company.id === id)) return undefined;
    return belongsElsewhere(companies.map((company) => company.remoteCompanyName ?? company.system));
  }
}

/** What approvals are given for, one invoice or bill at a time. */
function isApproved(entity: Entity): boolean {
  return entity === 'invoice' || entity === 'bill';
}
