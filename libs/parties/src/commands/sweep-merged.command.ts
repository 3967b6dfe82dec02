import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { CustomerMergesRepository } from '../customer-merges.repository.js';

/** Lets everything that still names a merged customer name whom it became. Again it finds nothing. */
@Injectable()
export class SweepMergedCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly merges: CustomerMergesRepository,
  ) {}

  execute(mergedId: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.merges.lock([mergedId]);
      const heir = (await this.merges.successors([mergedId])).get(mergedId);
      if (heir !== undefined) await this.merges.moveReferences(mergedId, heir);
    });
  }
}
