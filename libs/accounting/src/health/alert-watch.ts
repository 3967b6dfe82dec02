import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import { type AlertState, beginningOf, type Course, courseOf } from './alert-course.js';
import { escalationMinutesOf, type Finding, findingsOf } from './alert-findings.js';
import { AlertTeller, type ToldAlert } from './alert-teller.js';
import { AlertsRepository, type Silence, type SyncAlert } from './alerts.repository.js';
import { type ConnectionFacts, FactsRepository } from './facts.repository.js';

/** Looks at the connections of one organization and lets its alerts begin, go on and end. Safe to run at any time, anywhere. */
@Injectable()
export class AlertWatch {
  constructor(
    private readonly facts: FactsRepository,
    private readonly alerts: AlertsRepository,
    private readonly teller: AlertTeller,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For the tenant in scope; nothing while another node looks. */
  async look(): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (!(await this.alerts.claimWatch())) return;
      const now = this.clock.now();
      const open = await this.alerts.lockUnresolved();
      const silences = await this.alerts.silences(now);
      for (const facts of await this.facts.all(now)) await this.lookAt(facts, open, silences, now);
      await this.lookAfterEnded(open, now);
    });
  }

  private async lookAt(
    facts: ConnectionFacts,
    open: SyncAlert[],
    silences: readonly Silence[],
    now: Date,
  ): Promise<void> {
    for (const finding of findingsOf(facts, now)) {
      const isOfThis = (one: { connectionId: string; kind: string }) =>
        one.connectionId === facts.connectionId && one.kind === finding.kind;
      const alert = open.find(isOfThis);
      if (alert) {
        // What is left in the list belongs to connections that were ended.
        open.splice(open.indexOf(alert), 1);
        const course = courseOf(alert, finding, now, escalationMinutesOf(facts.settings));
        if (course.next) await this.alerts.save(alert.id, course.next);
        await this.tell(alert.id, alert, facts, finding, course);
      } else {
        await this.begin(facts, finding, silences.find(isOfThis)?.silencedUntil ?? null, now);
      }
    }
  }

  private async begin(
    facts: ConnectionFacts,
    finding: Finding,
    silencedUntil: Date | null,
    now: Date,
  ): Promise<void> {
    const course = beginningOf(finding, now, silencedUntil);
    if (!course.next) return;
    const id = await this.alerts.open(facts.connectionId, finding.kind, course.next);
    if (id) await this.tell(id, course.next, facts, finding, course);
  }

  private async tell(
    id: string,
    { openedAt }: AlertState,
    { connectionId, company, system, timezone }: ConnectionFacts,
    { kind }: Finding,
    { next, tell }: Course,
  ): Promise<void> {
    if (!tell || !next) return;
    const told: ToldAlert = {
      id,
      connectionId,
      kind,
      details: next.details,
      openedAt,
      escalatedAt: next.escalatedAt,
      timezone,
      company: company ?? system,
    };
    await this.teller.tell(told, tell);
  }

  private async lookAfterEnded(alerts: readonly SyncAlert[], now: Date): Promise<void> {
    for (const alert of alerts) {
      const { next } = courseOf(alert, { kind: alert.kind, state: 'moot' }, now, 0);
      if (next) await this.alerts.save(alert.id, next);
    }
  }
}
