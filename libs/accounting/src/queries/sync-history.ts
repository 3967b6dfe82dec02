import { Injectable } from '@nestjs/common';
import { UsageRepository } from '../connections/usage.repository.js';
import type { StatusAnswer, UsageAnswer } from '../dto/integration.dto.js';
import { LinksRepository } from '../sync/links.repository.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import { RunsRepository } from '../sync/runs.repository.js';
import { WaitingRepository } from '../waiting/waiting.repository.js';
import { runAnswer } from './answers.js';

/** What was done and what waits, per connection. */
@Injectable()
export class SyncHistory {
  constructor(
    readonly runs: RunsRepository,
    readonly operations: OperationsRepository,
    readonly links: LinksRepository,
    private readonly waiting: WaitingRepository,
    private readonly usage: UsageRepository,
  ) {}

  async summary(connectionId: string): Promise<
    Omit<StatusAnswer, 'connection' | 'authorizedUntil' | 'usage'> & {
      usage: Pick<UsageAnswer, 'minute' | 'month'>;
    }
  > {
    const [latest] = await this.runs.list(connectionId, undefined, 1);
    const [waits] = await this.waiting.counts(connectionId);
    return {
      currentRun: latest ? runAnswer(latest) : null,
      operations: await this.operations.counts(connectionId),
      linked: await this.links.counts(connectionId),
      openConflicts: waits?.conflicts ?? 0,
      waiting: waits?.count ?? 0,
      usage: await this.usage.current(connectionId),
    };
  }
}
