import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, Queue, UnitOfWork } from '#platform';
import { BooksAtRest } from './books-at-rest.js';
import type { Rollback } from './rollback.types.js';
import { RollbacksRepository } from './rollbacks.repository.js';

export const ROLLBACK_QUEUE = 'accounting.rollback';

export interface RollbackJob {
  rollbackId: string;
}

/** What rollbacks are kept in and told with. */
@Injectable()
export class RollbackDesk {
  constructor(
    readonly rollbacks: RollbacksRepository,
    private readonly audit: AuditLog,
    private readonly queue: Queue,
    readonly unitOfWork: UnitOfWork,
    readonly rest: BooksAtRest,
  ) {}

  /** Throws `ROLLBACK.NOT_FOUND`. */
  async get(id: string): Promise<Rollback> {
    const rollback = await this.rollbacks.find(id);
    if (!rollback)
      throw DomainError.notFound('ROLLBACK.NOT_FOUND', 'There is no such plan to undo something.');
    return rollback;
  }

  async enqueue({ id, connectionId }: Pick<Rollback, 'id' | 'connectionId'>): Promise<void> {
    await this.queue.send(ROLLBACK_QUEUE, { rollbackId: id } satisfies RollbackJob, {
      singletonKey: connectionId,
    });
  }

  /** Everything of it is done or left. */
  finish({ id }: Pick<Rollback, 'id'>): Promise<void> {
    return this.unitOfWork.run(async () => {
      const { done = 0, left = 0 } = await this.rollbacks.outcome(id);
      const outcome = { done, left };
      if (await this.rollbacks.move(id, 'complete', { outcome })) await this.record(id, 'done', outcome);
    });
  }

  record(id: string, happened: string, data: Record<string, unknown>): Promise<void> {
    return this.audit.record({
      action: `sync_rollback.${happened}`,
      entity: 'sync_rollback',
      entityId: id,
      data,
    });
  }
}
