import { Injectable } from '@nestjs/common';
import type { TenantRole } from '#identity';
import { localDateOf, wallTimeOf } from '#kernel';
import { NotificationsFacade } from '#notifications';
import type { Telling } from './alert-course.js';
import type { AlertDetails, AlertKind } from './alert-findings.js';

/** Those who can mend it; more people, when nobody of them took it up. */
const FIRST: readonly TenantRole[] = ['owner', 'admin', 'accountant'];
const SECOND: readonly TenantRole[] = [...FIRST, 'manager'];

/** An alert as people are told of it. */
export interface ToldAlert {
  id: string;
  connectionId: string;
  kind: AlertKind;
  details: AlertDetails;
  openedAt: Date;
  /** Null while only the first have heard of it. */
  escalatedAt: Date | null;
  company: string;
  /** IANA, of the organization. */
  timezone: string;
}

/**
 * Says what happens with an alert to the people who look after the books, by the channels that they chose, and to the
 * organization's Slack channels and webhooks. Each is told once, however often it is asked for.
 */
@Injectable()
export class AlertTeller {
  constructor(private readonly notifications: NotificationsFacade) {}

  /** Joins the unit of work that changes the alert. */
  async tell(alert: ToldAlert, telling: Telling): Promise<void> {
    const { company } = alert;
    const about = {
      to: { roles: alert.escalatedAt === null ? FIRST : SECOND },
      subject: { type: 'connection', id: alert.connectionId },
      key: `${alert.id}:${telling}`,
    };
    if (telling === 'opened') return this.opened(alert, about);
    if (telling === 'resolved')
      return this.notifications.notify({ ...about, kind: 'sync_alert.resolved', values: { company } });
    const since = localDateOf(alert.openedAt, alert.timezone);
    return this.notifications.notify({
      ...about,
      kind: 'sync_alert.escalated',
      values: { company, since },
    });
  }

  private opened(
    { kind, details, company, timezone }: ToldAlert,
    about: { to: { roles: readonly TenantRole[] }; subject: { type: string; id: string }; key: string },
  ): Promise<void> {
    const until = details.until ? localDateOf(new Date(details.until), timezone) : '';
    const failures = String(details.failures ?? '');
    const cause = details.message ?? '–';
    switch (kind) {
      case 'writes-failing':
        return this.notifications.notify({
          ...about,
          kind: 'sync_alert.writes_failing',
          values: { company, failures, cause },
        });
      case 'runs-failing':
        return this.notifications.notify({
          ...about,
          kind: 'sync_alert.runs_failing',
          values: { company, failures, cause },
        });
      case 'access-expiring':
        return this.notifications.notify({
          ...about,
          kind: 'sync_alert.access_expiring',
          values: { company, until },
        });
      case 'access-ending':
        return this.notifications.notify({
          ...about,
          kind: 'sync_alert.access_ending',
          values: { company, until },
        });
      case 'lagging':
        return this.notifications.notify({
          ...about,
          kind: 'sync_alert.lagging',
          values: { company, since: momentOf(details.since, timezone) },
        });
    }
  }
}

/** `YYYY-MM-DD HH:MM` where the organization is. */
function momentOf(instant: string | undefined, timezone: string): string {
  return instant === undefined ? '–' : wallTimeOf(new Date(instant), timezone).replace('T', ' ');
}
