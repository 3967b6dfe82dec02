import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, EventBus, UnitOfWork } from '#platform';
import { CustomerMergesRepository, type Moved } from '../customer-merges.repository.js';
import { CustomersRepository } from '../customers.repository.js';
import { type CustomerView, changedCustomer } from '../domain/customer.js';
import { refuseMerge, withGapsFilled } from '../domain/customer-merge.js';
import { partyNotFound, staleParty } from '../domain/party.errors.js';
import { CustomerMerged } from '../events/customer-merged.event.js';
import { MOST_LEVELS } from './party-checks.js';

export interface MergeRequest {
  survivorId: string;
  survivorVersion: number;
  duplicateId: string;
  duplicateVersion: number;
}

export interface MergeOutcome {
  customer: CustomerView;
  /** Rows that name the survivor now, by table. */
  moved: Moved;
}

/** Makes one customer of two: documents, contacts, projects and rates move; the duplicate stays, asleep. */
@Injectable()
export class MergeCustomersCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly customers: CustomersRepository,
    private readonly merges: CustomerMergesRepository,
    private readonly audit: AuditLog,
    private readonly events: EventBus,
  ) {}

  execute(request: MergeRequest): Promise<MergeOutcome> {
    const { survivorId, duplicateId } = request;
    return this.unitOfWork.run(async () => {
      await this.merges.lock([survivorId, duplicateId]);
      const survivor = await this.require(survivorId);
      const duplicate = await this.require(duplicateId);
      refuseMerge(survivor, duplicate);
      refuseStale(survivor, request.survivorVersion);
      refuseStale(duplicate, request.duplicateVersion);
      await this.refuseKinship(survivor, duplicate);
      const moved = await this.merges.moveReferences(duplicate.id, survivor.id);
      await this.merges.markMerged(duplicate.id, survivor.id);
      const gaps = withGapsFilled(survivor, duplicate);
      const customer = await this.customers.update(
        survivor.id,
        survivor.version,
        changedCustomer(survivor, gaps),
      );
      if (!customer) throw staleParty('customer', survivor.version);
      await this.audit.record({
        action: 'customer.merged',
        entity: 'customer',
        entityId: survivor.id,
        data: { mergedId: duplicate.id, moved, fields: Object.keys(gaps) },
      });
      await this.events.publish(new CustomerMerged(duplicate.id, survivor.id, customer.version));
      return { customer, moved };
    });
  }

  private async require(id: string): Promise<CustomerView> {
    const found = await this.customers.find(id);
    if (!found) throw partyNotFound('customer');
    return found;
  }

  private async refuseKinship(survivor: CustomerView, duplicate: CustomerView): Promise<void> {
    const lineage = await this.customers.lineage(survivor.id);
    if (lineage.includes(duplicate.id))
      throw new DomainError(
        'PARTIES.CANNOT_MERGE',
        `"${survivor.displayName}" belongs to "${duplicate.displayName}".`,
        { field: 'duplicateId', fix: 'Merge the other way round: keep the one that the other belongs to.' },
      );
    if (lineage.length + (await this.merges.levelsBelow(duplicate.id)) > MOST_LEVELS)
      throw new DomainError(
        'PARTIES.CANNOT_MERGE',
        'The projects would lie too many levels below the customer.',
        {
          field: 'duplicateId',
          fix: `Projects can be at most ${MOST_LEVELS - 1} levels below a customer: move some up first.`,
        },
      );
  }
}

function refuseStale(customer: CustomerView, version: number): void {
  if (customer.version !== version) throw staleParty('customer', customer.version);
}
