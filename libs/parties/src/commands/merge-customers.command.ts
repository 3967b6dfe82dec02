import { Injectable } from '@nestjs/common';
import { AuditLog, EventBus, UnitOfWork } from '#platform';
import { CustomerMergesRepository, type Moved } from '../customer-merges.repository.js';
import { CustomersRepository } from '../customers.repository.js';
import { type CustomerView, changedCustomer } from '../domain/customer.js';
import { withGapsFilled } from '../domain/customer-merge.js';
import { partyNotFound, staleParty } from '../domain/party.errors.js';
import { CustomerMerged } from '../events/customer-merged.event.js';
import { refuseUnlessMergeable } from './merge-checks.js';

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
      const { customers, merges } = this;
      await refuseUnlessMergeable({ customers, merges }, survivor, duplicate);
      refuseStale(survivor, request.survivorVersion);
      refuseStale(duplicate, request.duplicateVersion);
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
}

function refuseStale(customer: CustomerView, version: number): void {
  if (customer.version !== version) throw staleParty('customer', customer.version);
}
