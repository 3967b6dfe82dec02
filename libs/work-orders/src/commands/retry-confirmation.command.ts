import { Injectable } from '@nestjs/common';
import { AuditLog, Queue, UnitOfWork } from '#platform';
import { ConfirmationsRepository } from '../confirmations.repository.js';
import { type Confirmation, confirmationStates } from '../domain/confirmation.js';
import { confirmationNotFound, sourceNotFound } from '../domain/work-order.errors.js';
import { CONFIRM } from '../handlers/confirm.handler.js';
import { InboundRepository } from '../inbound.repository.js';

/** Has parked confirmations sent again, after somebody mended what kept them out. */
@Injectable()
export class RetryConfirmationCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly confirmations: ConfirmationsRepository,
    private readonly sources: InboundRepository,
    private readonly queue: Queue,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `CONFIRMATION.TRANSITION` (conflict) unless it is parked. */
  one(id: string): Promise<Confirmation> {
    return this.unitOfWork.run(async () => {
      const [again] = await this.confirmations.unpark({ id });
      const confirmation = await this.confirmations.find(id);
      if (!confirmation) throw confirmationNotFound();
      if (!again) confirmationStates.next(confirmation.state, 'retry');
      await this.send(again ? [again] : [], confirmation.sourceId);
      return confirmation;
    });
  }

  /** Everything that is parked for one sender; answers how many that is. */
  ofSource(sourceId: string): Promise<number> {
    return this.unitOfWork.run(async () => {
      if (!(await this.sources.find(sourceId))) throw sourceNotFound();
      const ids = await this.confirmations.unpark({ sourceId });
      await this.send(ids, sourceId);
      return ids.length;
    });
  }

  private async send(ids: readonly string[], sourceId: string): Promise<void> {
    for (const confirmationId of ids) await this.queue.send(CONFIRM, { confirmationId });
    if (ids.length === 0) return;
    await this.audit.record({
      action: 'inbound_source.confirmations_retried',
      entity: 'inbound_source',
      entityId: sourceId,
      data: { confirmations: ids.length, first: ids[0] },
    });
  }
}
