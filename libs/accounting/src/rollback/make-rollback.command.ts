import { Injectable } from '@nestjs/common';
import { requireScope } from '#platform';
import { PATIENCE_MS } from '../plans/make-plan.command.js';
import { notAnswered } from '../plans/plan-maker.js';
import type { Rollback, UndoRequest } from './rollback.types.js';
import { RollbackDesk } from './rollback-desk.js';
import { RollbackMaker } from './rollback-maker.js';

/** Asks what undoing a run, or some writes, would do; nothing of it is done. */
@Injectable()
export class MakeRollbackCommand {
  constructor(
    private readonly maker: RollbackMaker,
    private readonly desk: RollbackDesk,
  ) {}

  /** Throws what `RollbackMaker.draft` throws, and `PLAN.NOT_ANSWERED` when the accounting system did not answer. */
  async execute(request: UndoRequest): Promise<Rollback> {
    const entries = await this.maker.draft(request, AbortSignal.timeout(PATIENCE_MS)).catch(told);
    const { connectionId, runId, operationIds } = request;
    const direction = runId === null ? 'push' : 'pull';
    const { actor } = requireScope();
    const createdBy = actor.kind === 'user' ? (actor.id ?? null) : null;
    const id = await this.desk.unitOfWork.run(async () => {
      const made = { connectionId, direction, runId, operationIds, createdBy } as const;
      const rollbackId = await this.desk.rollbacks.create(made, entries);
      await this.desk.record(rollbackId, 'asked_for', {
        connectionId,
        direction,
        runId,
        writes: operationIds.length,
      });
      return rollbackId;
    });
    return this.desk.get(id);
  }
}

/** For whoever waits: what stood in the way, in words. */
export function told(error: unknown): never {
  throw notAnswered(error);
}
