import { Injectable } from '@nestjs/common';
import { CustomerMerged } from '#parties';
import { type DeliveredEvent, type EventListener, ListensTo, UnitOfWork } from '#platform';
import { LinksRepository } from '../sync/links.repository.js';
import { PushPlanner } from '../sync/push-planner.js';

/**
 * Where only the merged customer is in a company file, its counterpart becomes the survivor's; where both are, both
 * stay, and nothing is deactivated there: that is for the bookkeeper to do. Then the file learns what the survivor says.
 */
@Injectable()
@ListensTo('accounting.merges', CustomerMerged)
export class CustomerMergeListener implements EventListener<CustomerMerged> {
  constructor(
    private readonly links: LinksRepository,
    private readonly planner: PushPlanner,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ event }: DeliveredEvent<CustomerMerged>): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.links.inherit('customer', event.mergedId, event.survivorId);
      const isKnown = (await this.links.connectionsOf('customer', event.survivorId)).length > 0;
      if (!isKnown) return;
      await this.planner.plan({
        entity: 'customer',
        localId: event.survivorId,
        version: event.survivorVersion,
        kind: 'write',
      });
    });
  }
}
