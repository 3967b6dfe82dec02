import { Injectable } from '@nestjs/common';
import type { SentWorkOrder } from '../domain/sent-work-order.js';
import { WorkOrdersRepository } from '../work-orders.repository.js';
import { MoveWorkOrderCommand } from './move-work-order.command.js';
import type { NoticeType } from './receive-notice.command.js';
import { SyncWorkOrdersCommand } from './sync-work-orders.command.js';

/** What a notice does. */
@Injectable()
export class NoticeEffects {
  constructor(
    private readonly orders: WorkOrdersRepository,
    private readonly sync: SyncWorkOrdersCommand,
    private readonly move: MoveWorkOrderCommand,
  ) {}

  /** In words why it had no effect; undefined when it had. */
  async apply(
    source: string,
    type: NoticeType,
    { reason, ...sent }: SentWorkOrder & { reason?: string },
  ): Promise<string | undefined> {
    if (type !== 'workorder.cancelled')
      return (await this.sync.execute(source, [sent]))[0]?.problem ?? undefined;
    const id = await this.orders.idOf(source, sent.externalId);
    if (!id) return `No work order "${sent.externalId}" came from this system.`;
    const { status } = await this.orders.get(id);
    if (status !== 'cancelled')
      await this.move.execute(id, 'cancel', { reason: reason ?? 'Cancelled by the sender.' });
    return undefined;
  }
}
