import { Inject, Injectable } from '@nestjs/common';
import { type Clock, newId } from '#kernel';
import { CLOCK, Queue, requireScope, UnitOfWork } from '#platform';
import { FAN_OUT } from './commands/fan-out.handler.js';
import type { NotificationKind, Values } from './domain/kinds.js';
import { missingValues } from './domain/render.js';
import type { Notice, WaitingNotice } from './notices.js';

/** What other modules may ask of notifications. */
@Injectable()
export class NotificationsFacade {
  constructor(
    private readonly queue: Queue,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Tells people and programs of something that happens in the open unit of work: they hear of it when that commits,
   * each once per kind, subject and key, by the channels that they chose. One statement here; everything else follows
   * in a job of its own.
   */
  async notify<K extends NotificationKind>({
    kind,
    to,
    subject,
    values,
    key = '',
    actorId,
  }: Notice<K>): Promise<void> {
    const missing = missingValues(kind, values as Values);
    if (missing.length > 0) throw new Error(`The notification "${kind}" lacks ${missing.join(', ')}.`);
    const { actor } = requireScope();
    const waiting: WaitingNotice = {
      kind,
      to,
      subject,
      values: values as Values,
      key,
      eventId: newId(),
      actorId: actorId ?? (actor.kind === 'user' ? (actor.id ?? null) : null),
      at: this.clock.now().toISOString(),
    };
    await this.unitOfWork.run(() => this.queue.send(FAN_OUT, waiting));
  }
}
