import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError } from '#kernel';
import { AuditLog, CLOCK, requireScope, UnitOfWork } from '#platform';
import { alertStates } from './alert.states.js';
import { AlertsRepository, type SyncAlert } from './alerts.repository.js';

/** A silence is for what is being mended, not for ever. */
const LONGEST_SILENCE_DAYS = 30;

/** What a person does about an alert: she takes it up, or wants to hear nothing of it for a while. */
@Injectable()
export class AlertCommand {
  constructor(
    private readonly alerts: AlertsRepository,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `ALERT.NOT_FOUND`, and `ALERT.TRANSITION` when somebody has taken it up already or it is over. */
  async acknowledge(id: string): Promise<SyncAlert> {
    return this.change(id, 'acknowledged', async (alert) => {
      const { actor } = requireScope();
      const status = alertStates.next(alert.status, 'acknowledge');
      await this.alerts.save(id, { ...alert, status });
      await this.alerts.noteAcknowledged(
        id,
        actor.kind === 'user' ? (actor.id ?? null) : null,
        this.clock.now(),
      );
    });
  }

  /**
   * `until`: nobody is told of this kind of trouble of this connection before then; null ends a silence. Throws
   * `ALERT.NOT_FOUND`, `ALERT.IS_OVER` and `ALERT.SILENCE`.
   */
  async silence(id: string, until: Date | null): Promise<SyncAlert> {
    const silencedUntil = until && this.checked(until);
    return this.change(id, until === null ? 'silence_ended' : 'silenced', async (alert) => {
      if (alert.status === 'resolved') {
        throw DomainError.conflict('ALERT.IS_OVER', 'This alert is over, so there is nothing to silence.', {
          fix: 'Silence the one that is open, if there is one.',
        });
      }
      await this.alerts.save(id, { ...alert, silencedUntil });
    });
  }

  private checked(until: Date): Date {
    const now = this.clock.now().getTime();
    const days = (until.getTime() - now) / 86_400_000;
    if (days > 0 && days <= LONGEST_SILENCE_DAYS) return until;
    throw new DomainError(
      'ALERT.SILENCE',
      `An alert can be silenced until a moment within the next ${LONGEST_SILENCE_DAYS} days.`,
      { kind: 'invalid', field: 'until', fix: 'Choose another moment.' },
    );
  }

  private async change(
    id: string,
    happened: string,
    work: (alert: SyncAlert) => Promise<void>,
  ): Promise<SyncAlert> {
    return this.unitOfWork.run(async () => {
      const alert = await this.alerts.lock(id);
      if (!alert) throw notFound();
      await work(alert);
      const { kind, connectionId } = alert;
      const changed = (await this.alerts.find(id)) ?? alert;
      await this.audit.record({
        action: `sync_alert.${happened}`,
        entity: 'sync_alert',
        entityId: id,
        data: { kind, connectionId, silencedUntil: changed.silencedUntil?.toISOString() ?? null },
      });
      return changed;
    });
  }
}

function notFound(): DomainError {
  return DomainError.notFound('ALERT.NOT_FOUND', 'There is no such alert.');
}
