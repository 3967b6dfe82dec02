import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError } from '#kernel';
import { CLOCK, sideBySide } from '#platform';
import { findingsOf } from './alert-findings.js';
import { alertAnswer } from './alerts.query.js';
import { AlertsRepository } from './alerts.repository.js';
import { type ConnectionFacts, FactsRepository, type WaitingStatus } from './facts.repository.js';
import type { AccessAnswer, HealthSummariesAnswer, HealthSummaryAnswer, QueueAnswer } from './health.dto.js';
import type { HealthAnswer } from './health-detail.dto.js';
import { HealthFigures } from './health-figures.js';
import { HealthQuality } from './health-quality.js';
import { percentOf, ratesByEntity, ratesOf } from './rates.js';

/** More alerts at once are no list that anybody reads. */
const MOST_ALERTS = 200;

/** How well the books are kept in step: at a glance of all connections, and of one with everything that can be told. */
@Injectable()
export class HealthQuery {
  constructor(
    private readonly facts: FactsRepository,
    private readonly figures: HealthFigures,
    private readonly quality: HealthQuality,
    private readonly alerts: AlertsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async all(): Promise<HealthSummariesAnswer> {
    const now = this.clock.now();
    const [facts, alerts] = await sideBySide(
      () => this.facts.all(now),
      () => this.alerts.list({ isOpen: true }, undefined, MOST_ALERTS),
    );
    const openOf = (id: string) => alerts.filter(({ connectionId }) => connectionId === id).length;
    return {
      measuredAt: now.toISOString(),
      items: facts.map((one) => summaryAnswer(one, openOf(one.connectionId), now)),
      alerts: alerts.map(alertAnswer),
    };
  }

  /** Throws `CONNECTION.NOT_FOUND`. */
  async of(connectionId: string): Promise<HealthAnswer> {
    const now = this.clock.now();
    const [facts] = await this.facts.all(now, connectionId);
    if (!facts) throw DomainError.notFound('CONNECTION.NOT_FOUND', 'There is no such connection.');
    const [tallies, runs, lag, causes, budget, quality, alerts] = await sideBySide(
      () => this.figures.tallies(connectionId, now),
      () => this.figures.runs(connectionId, now),
      () => this.figures.lag(facts, now),
      () => this.figures.causes(connectionId, now),
      () => this.figures.budget(facts),
      () => this.quality.of(connectionId, now),
      () => this.alerts.list({ connectionId, isOpen: true }, undefined, MOST_ALERTS),
    );
    const { system, company, status } = facts;
    return {
      ...{ connectionId, system, companyName: company, status, measuredAt: now.toISOString() },
      ...{ rates: ratesOf(tallies), entities: ratesByEntity(tallies), runs, lag, causes, budget },
      queue: queueAnswer(facts),
      access: accessAnswer(facts, now),
      quality: quality.figures,
      qualityMeasuredAt: quality.at.toISOString(),
      alerts: alerts.map(alertAnswer),
    };
  }
}

function summaryAnswer(facts: ConnectionFacts, openAlerts: number, now: Date): HealthSummaryAnswer {
  const { connectionId, system, company, status, tries, confirmed, lastSuccessAt, waitingSince } = facts;
  return {
    ...{ connectionId, system, companyName: company, status, tries, openAlerts },
    successPercent: tries === 0 ? null : percentOf(confirmed, tries),
    lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
    waitingSince: waitingSince?.toISOString() ?? null,
    queue: queueAnswer(facts),
    access: accessAnswer(facts, now),
  };
}

function queueAnswer({ queue }: ConnectionFacts): QueueAnswer {
  const none: Record<WaitingStatus, number> = {
    planned: 0,
    in_flight: 0,
    uncertain: 0,
    failed: 0,
    parked: 0,
  };
  return { ...none, ...queue };
}

function accessAnswer(facts: ConnectionFacts, now: Date): AccessAnswer {
  const { accessExpiresAt, refreshExpiresAt, refreshHardExpiresAt } = facts;
  return {
    state: accessState(facts, now),
    accessExpiresAt: accessExpiresAt?.toISOString() ?? null,
    refreshExpiresAt: refreshExpiresAt?.toISOString() ?? null,
    refreshHardExpiresAt: refreshHardExpiresAt?.toISOString() ?? null,
  };
}

function accessState(facts: ConnectionFacts, now: Date): string {
  if (facts.status === 'needs_reauthorization' || facts.status === 'disconnected') return 'gone';
  const holds = new Set(findingsOf(facts, now).flatMap(({ kind, state }) => (state === 'holds' ? kind : [])));
  if (holds.has('access-expiring')) return 'ends-within-a-day';
  return holds.has('access-ending') ? 'ends-within-a-week' : 'good';
}
