import type { ConnectionSettings } from '../connections/connections.repository.js';
import { gapMinutesOf } from '../connections/frequency.js';
import type { ConnectionFacts, Streak } from './facts.repository.js';

export const ALERT_KINDS = [
  'writes-failing',
  'runs-failing',
  'access-expiring',
  'access-ending',
  'lagging',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** What there is to say about it; instants are ISO 8601. */
export interface AlertDetails {
  /** One after the other. */
  failures?: number;
  since?: string;
  message?: string;
  /** When the access ends. */
  until?: string;
}

/**
 * `clear`: it is as it should be. `moot`: nobody expects it to be, for instance of a paused connection. `unknown`: it
 * cannot be told now, so nothing changes.
 */
export type Finding = { kind: AlertKind } & (
  | { state: 'holds'; details: AlertDetails }
  | { state: 'clear' | 'moot' | 'unknown' }
);

/** In a row, before anybody is told: one failure is the network's, three are not. */
export const FAILURES = 3;
const HOUR_MS = 3_600_000;
const IDLE_WARNING_MS = 24 * HOUR_MS;
const HARD_WARNING_MS = 7 * 24 * HOUR_MS;
/** The books are read every hour or more often: after three hours in which nothing came through, it is no coincidence. */
export const DEFAULT_LAG_MINUTES = 180;
export const DEFAULT_ESCALATION_MINUTES = 60;

export function escalationMinutesOf({ alertEscalationMinutes }: ConnectionSettings): number {
  return alertEscalationMinutes ?? DEFAULT_ESCALATION_MINUTES;
}

/** What is wrong with a connection, and what is not; each kind once. */
export function findingsOf(facts: ConnectionFacts, now: Date): Finding[] {
  const { status } = facts;
  // Whoever has to sign in again was told so; until then everything else follows from it.
  if (status === 'needs_reauthorization') return ALERT_KINDS.map((kind) => ({ kind, state: 'unknown' }));
  const isWorking = status === 'active' || status === 'degraded';
  const whileWorking = (finding: Finding): Finding =>
    isWorking ? finding : { kind: finding.kind, state: 'moot' };
  const { refreshExpiresAt, refreshHardExpiresAt } = facts;
  return [
    isSending(facts)
      ? whileWorking(failing('writes-failing', facts.writes))
      : { kind: 'writes-failing', state: 'moot' },
    whileWorking(failing('runs-failing', facts.runs)),
    // The grant of a paused connection ends as well.
    ending('access-expiring', refreshExpiresAt, IDLE_WARNING_MS, now),
    ending('access-ending', refreshHardExpiresAt, HARD_WARNING_MS, now),
    whileWorking(lagging(facts, now)),
  ];
}

function failing(kind: AlertKind, { failures, since, message }: Streak): Finding {
  if (failures < FAILURES) return { kind, state: 'clear' };
  return {
    kind,
    state: 'holds',
    details: { failures, ...(since && { since: since.toISOString() }), ...(message && { message }) },
  };
}

function ending(kind: AlertKind, end: Date | null, warningMs: number, now: Date): Finding {
  if (end === null || end.getTime() - now.getTime() > warningMs) return { kind, state: 'clear' };
  return { kind, state: 'holds', details: { until: end.toISOString() } };
}

function lagging(facts: ConnectionFacts, now: Date): Finding {
  const since = laggingSince(facts);
  const most = (facts.settings.alertLagMinutes ?? DEFAULT_LAG_MINUTES) * 60_000;
  if (since === null || now.getTime() - since.getTime() <= most) return { kind: 'lagging', state: 'clear' };
  return { kind: 'lagging', state: 'holds', details: { since: since.toISOString() } };
}

type Lag = Pick<
  ConnectionFacts,
  'isScheduled' | 'lastSuccessAt' | 'waitingSince' | 'worksSince' | 'settings'
>;

/**
 * Since when both sides may differ though they should not: when the look after the last success was due, where looks come by
 * themselves, or the oldest write in line, where writes are sent. What lies before the connection worked is nobody's fault.
 */
export function laggingSince(facts: Lag): Date | null {
  const { isScheduled, lastSuccessAt, waitingSince, worksSince, settings } = facts;
  const instants = [
    isScheduled ? dueAfter(later(lastSuccessAt, worksSince), settings) : null,
    isSending(facts) && waitingSince !== null ? later(waitingSince, worksSince) : null,
  ].flatMap((one) => one?.getTime() ?? []);
  return instants.length === 0 ? null : new Date(Math.min(...instants));
}

function isSending({ settings }: Pick<ConnectionFacts, 'settings'>): boolean {
  return settings.push !== false;
}

/** The next look after one, by how often the connection has its books read. */
function dueAfter(last: Date | null, settings: ConnectionSettings): Date | null {
  return last && new Date(last.getTime() + gapMinutesOf(settings) * 60_000);
}

function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one.getTime() < other.getTime() ? other : one;
}
