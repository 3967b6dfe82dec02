import { Injectable } from '@nestjs/common';
import { UsageRepository } from '../connections/usage.repository.js';
import { RecordLabels } from '../queries/record-labels.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import type { ConnectionFacts } from './facts.repository.js';
import { type CauseRow, type Example, HealthRepository, type WaitingWrite } from './health.repository.js';
import type { BudgetAnswer, CauseAnswer, LagAnswer, RunFiguresAnswer } from './health-detail.dto.js';
import type { TallyRow } from './rates.js';

/** The figures of one connection, each read apart from the others. */
@Injectable()
export class HealthFigures {
  constructor(
    private readonly health: HealthRepository,
    private readonly labels: RecordLabels,
    private readonly usage: UsageRepository,
    private readonly registry: ConnectorRegistry,
  ) {}

  tallies(connectionId: string, now: Date): Promise<TallyRow[]> {
    return this.health.tallies(connectionId, now);
  }

  async runs(connectionId: string, now: Date): Promise<RunFiguresAnswer[]> {
    const whole = (seconds: number | null) => (seconds === null ? null : Math.round(seconds));
    return (await this.health.runs(connectionId, now)).map(({ p50Seconds, p95Seconds, ...run }) => ({
      ...run,
      p50Seconds: whole(p50Seconds),
      p95Seconds: whole(p95Seconds),
    }));
  }

  async lag({ connectionId, lastSuccessAt }: ConnectionFacts, now: Date): Promise<LagAnswer> {
    const oldest = await this.health.oldestWaiting(connectionId);
    return {
      lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
      seconds: lastSuccessAt && secondsBetween(lastSuccessAt, now),
      oldestWaiting: oldest ? await this.waiting(oldest, now) : null,
    };
  }

  async causes(connectionId: string, now: Date): Promise<CauseAnswer[]> {
    const causes = await this.health.causes(connectionId, now);
    const examples = await this.health.examples(causes.flatMap(({ operationIds }) => operationIds));
    const labels = await this.labels.of(examples);
    const byId = new Map(examples.map((example) => [example.operationId, example]));
    return causes.map((row) => causeAnswer(row, byId, labels));
  }

  async budget({ connectionId, system }: ConnectionFacts): Promise<BudgetAnswer> {
    const used = await this.usage.current(connectionId);
    const limits = this.registry.limitsOf(system);
    return {
      ...used,
      minuteLimit: limits?.requestsPerMinute ?? null,
      monthLimit: limits?.requestsPerMonth ?? null,
    };
  }

  private async waiting({ localId, createdAt, ...write }: WaitingWrite, now: Date) {
    const labels = await this.labels.of([{ entity: write.entity, localId }]);
    return {
      ...write,
      recordId: localId,
      label: labels.get(localId) ?? null,
      createdAt: createdAt.toISOString(),
      seconds: secondsBetween(createdAt, now),
    };
  }
}

function causeAnswer(
  { operationIds, ...row }: CauseRow,
  byId: ReadonlyMap<string, Example>,
  labels: ReadonlyMap<string, string>,
): CauseAnswer {
  const examples = operationIds.flatMap((id) => byId.get(id) ?? []);
  const waiting = examples.find(({ isWaiting }) => isWaiting);
  return {
    ...row,
    message: waiting?.error?.message ?? null,
    fix: waiting?.error?.fix ?? null,
    examples: examples.map(({ operationId, entity, localId, isWaiting, at }) => ({
      ...{ operationId, entity, isWaiting, recordId: localId },
      label: labels.get(localId) ?? null,
      at: at.toISOString(),
    })),
  };
}

/** A clock that is behind the database's makes nothing negative. */
function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}
