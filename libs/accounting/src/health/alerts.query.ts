import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage } from '#platform';
import type { AlertAnswer, AlertsAnswer, AlertsQuery } from './alerts.dto.js';
import { AlertsRepository, type SyncAlert } from './alerts.repository.js';

/** What a person sees of alerts. */
@Injectable()
export class AlertQueries {
  constructor(private readonly alerts: AlertsRepository) {}

  async list({ connectionId, open, cursor, limit }: AlertsQuery): Promise<AlertsAnswer> {
    const before = cursor && String(decodeCursor(cursor, 'id')[0]);
    const rows = await this.alerts.list({ connectionId, isOpen: open }, before, limit + 1);
    return toPage(rows, limit, ({ id }) => [id], alertAnswer);
  }
}

export function alertAnswer(alert: SyncAlert): AlertAnswer {
  const { id, connectionId, company, system, kind, status, details, acknowledgedBy } = alert;
  const { failures = null, since = null, message = null, until = null } = details;
  const instant = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...{ id, connectionId, companyName: company, system, kind, status },
    ...{ failures, since, message, until, acknowledgedBy },
    openedAt: alert.openedAt.toISOString(),
    escalatedAt: instant(alert.escalatedAt),
    acknowledgedAt: instant(alert.acknowledgedAt),
    silencedUntil: instant(alert.silencedUntil),
    resolvedAt: instant(alert.resolvedAt),
  };
}
