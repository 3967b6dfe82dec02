import { canonicalJson } from '#kernel';
import { type AlertStatus, alertStates } from './alert.states.js';
import type { AlertDetails, Finding } from './alert-findings.js';

/** An alert as far as its course is concerned. */
export interface AlertState {
  status: AlertStatus;
  details: AlertDetails;
  openedAt: Date;
  toldAt: Date | null;
  escalatedAt: Date | null;
  silencedUntil: Date | null;
  clearSince: Date | null;
  resolvedAt: Date | null;
}

/** What people hear of an alert, each at most once. */
export type Telling = 'opened' | 'escalated' | 'resolved';

/** What becomes of an alert; `next` is left out when nothing changes. */
export interface Course {
  next?: AlertState;
  tell?: Telling;
}

/** So long a cause has to be gone before its alert ends: what comes and goes within it is told once. */
export const CALM_MINUTES = 15;
const MINUTE_MS = 60_000;

/** What becomes of what is found where no alert is open. `silencedUntil`: of the one before. */
export function beginningOf(finding: Finding, now: Date, silencedUntil: Date | null): Course {
  if (finding.state !== 'holds') return {};
  const isSilent = isAfter(silencedUntil, now);
  return {
    next: {
      ...{ status: alertStates.initial, details: finding.details, openedAt: now },
      ...{ toldAt: isSilent ? null : now, escalatedAt: null, clearSince: null, resolvedAt: null },
      silencedUntil: isSilent ? silencedUntil : null,
    },
    ...(!isSilent && { tell: 'opened' as const }),
  };
}

/** What becomes of an alert that is not over. */
export function courseOf(alert: AlertState, finding: Finding, now: Date, escalationMinutes: number): Course {
  if (finding.state !== 'holds') return courseWithout(alert, finding.state, now);
  const next = { ...alert, details: finding.details, clearSince: null };
  const tell = isAfter(alert.silencedUntil, now) ? undefined : due(alert, now, escalationMinutes);
  if (tell === 'opened') return { next: { ...next, toldAt: now }, tell };
  if (tell === 'escalated') {
    const status = alertStates.next(alert.status, 'escalate');
    return { next: { ...next, status, escalatedAt: now }, tell };
  }
  return isSame(alert, next) ? {} : { next };
}

/** The end of an alert. */
function resolved(alert: AlertState, now: Date): AlertState {
  return { ...alert, status: alertStates.next(alert.status, 'resolve'), resolvedAt: now };
}

function courseWithout(alert: AlertState, state: 'clear' | 'moot' | 'unknown', now: Date): Course {
  if (state === 'unknown') return {};
  return state === 'moot' ? { next: resolved(alert, now) } : calming(alert, now);
}

function calming(alert: AlertState, now: Date): Course {
  const { clearSince } = alert;
  if (clearSince === null) return { next: { ...alert, clearSince: now } };
  if (minutesBetween(clearSince, now) < CALM_MINUTES) return {};
  const isHeard = alert.toldAt !== null && !isAfter(alert.silencedUntil, now);
  return { next: resolved(alert, now), ...(isHeard && { tell: 'resolved' as const }) };
}

/** What is to be told of an alert that goes on and is not silenced. */
function due(alert: AlertState, now: Date, escalationMinutes: number): Telling | undefined {
  if (alert.status !== 'open') return undefined;
  if (alert.toldAt === null) return 'opened';
  // While it was silenced nobody could take it up.
  const heardAt = isAfter(alert.silencedUntil, alert.toldAt) ? alert.silencedUntil : alert.toldAt;
  return minutesBetween(heardAt, now) >= escalationMinutes ? 'escalated' : undefined;
}

function isAfter(instant: Date | null, other: Date): instant is Date {
  return instant !== null && instant.getTime() > other.getTime();
}

function minutesBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / MINUTE_MS;
}

function isSame(one: AlertState, other: AlertState): boolean {
  return one.clearSince === other.clearSince && canonicalJson(one.details) === canonicalJson(other.details);
}
