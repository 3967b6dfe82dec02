import { Injectable } from '@nestjs/common';
import { UsageRepository } from '../connections/usage.repository.js';
import type { StatusAnswer, UsageAnswer } from '../dto/integration.dto.js';
import { ConflictsRepository } from '../sync/conflicts.repository.js';
import { LinksRepository } from '../sync/links.repository.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import { RunsRepository } from '../sync/runs.repository.js';
import { runAnswer } from './answers.js';

/** What was done and what waits, per connection. */
@Injectable()
export class SyncHistory {
  constructor(
    readonly runs: RunsRepository,
    readonly operations: OperationsRepository,
    readonly links: LinksRepository,
    private readonly conflicts: ConflictsRepository,
    private readonly usage: UsageRepository,
  ) {}

  async summary(connectionId: string): Promise<
    Omit<StatusAnswer, 'connection' | 'authorizedUntil' | 'usage'> & {
      usage: Pick<UsageAnswer, 'minute' | 'month'>;
    }
  > {
    const [latest] = await this.runs.list(connectionId, undefined, 1);
    return {
      currentRun: latest ? runAnswer(latest) : null,
      operations: await this.operations.counts(connectionId),
      linked: await this.links.counts(connectionId),
      openConflicts: await this.conflicts.countOpen(connectionId),
      usage: await this.usage.current(connectionId),
    };
  }
}
