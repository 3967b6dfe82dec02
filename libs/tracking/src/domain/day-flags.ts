import { metresBetween, type Place } from '#kernel';
import type { Fix } from './geofence.js';

/** A stretch of recorded work. Instants are ISO 8601. */
export interface DaySpan {
  timeEntryId: string;
  status: string;
  startedAt: string;
  endedAt: string | null;
  forgottenAfter: string | null;
  workOrderId: string | null;
  /** Where that visit is, and how far its fence reaches. */
  site: (Place & { radiusMeters: number }) | null;
}

/** A visit that was planned for somebody. */
export interface DayVisit {
  workOrderId: string;
  status: string;
  scheduledStart: string;
}

export type LastFix = Fix & { speed: number | null; siteWorkOrderId: string | null };

export const FLAG_KINDS = ['late', 'off_site', 'overlap', 'forgotten'] as const;

export interface DayFlag {
  kind: (typeof FLAG_KINDS)[number];
  timeEntryId: string | null;
  workOrderId: string | null;
  /** late: when it should have begun. overlap: from when. forgotten: since when nobody works so long. */
  since: string | null;
  /** overlap: until when; null while both last. */
  until: string | null;
  /** off_site: so far from the site. */
  metres: number | null;
}

export interface DayFacts {
  spans: readonly DaySpan[];
  visits: readonly DayVisit[];
  position: LastFix | null;
  now: Date;
}

/** Traffic is no lateness. */
const GRACE_MS = 10 * 60_000;
/** Faster than one walks: she is on the way, and not at the wrong place. */
const DRIVING = 2.5;
const NOT_BEGUN = new Set(['assigned', 'acknowledged', 'en_route']);

/** What somebody in the office should look at in one person's day. */
export function flagsOf(facts: DayFacts): DayFlag[] {
  return [...late(facts), ...offSite(facts), ...overlaps(facts.spans), ...forgotten(facts)];
}

function late({ visits, spans, now }: DayFacts): DayFlag[] {
  const begun = new Set(spans.map(({ workOrderId }) => workOrderId));
  return visits
    .filter(
      ({ workOrderId, status, scheduledStart }) =>
        NOT_BEGUN.has(status) &&
        !begun.has(workOrderId) &&
        Date.parse(scheduledStart) + GRACE_MS < now.getTime(),
    )
    .map(({ workOrderId, scheduledStart }) => flag('late', { workOrderId, since: scheduledStart }));
}

function offSite({ spans, position }: DayFacts): DayFlag[] {
  if (!position || (position.speed ?? 0) > DRIVING) return [];
  return spans.flatMap(({ status, timeEntryId, workOrderId, site }) => {
    if (status !== 'running' || !site || position.siteWorkOrderId === workOrderId) return [];
    const metres = Math.round(metresBetween(position, site));
    if (metres <= site.radiusMeters + position.accuracyMeters) return [];
    return [flag('off_site', { timeEntryId, workOrderId, metres })];
  });
}

/** Touching ends do not overlap. Each entry is named once, with the first one that it lies over. */
function overlaps(spans: readonly DaySpan[]): DayFlag[] {
  const endOf = ({ endedAt }: DaySpan) => (endedAt ? Date.parse(endedAt) : Number.POSITIVE_INFINITY);
  const inOrder = spans.toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  return inOrder.flatMap((span, index) => {
    const other = inOrder.slice(0, index).find((before) => endOf(before) > Date.parse(span.startedAt));
    if (!other) return [];
    const until = endOf(other) < endOf(span) ? other.endedAt : span.endedAt;
    return [flag('overlap', { timeEntryId: span.timeEntryId, since: span.startedAt, until })];
  });
}

function forgotten({ spans, now }: DayFacts): DayFlag[] {
  return spans.flatMap(({ timeEntryId, endedAt, forgottenAfter }) =>
    endedAt === null && forgottenAfter !== null && Date.parse(forgottenAfter) < now.getTime()
      ? [flag('forgotten', { timeEntryId, since: forgottenAfter })]
      : [],
  );
}

function flag(kind: DayFlag['kind'], about: Partial<DayFlag>): DayFlag {
  return {
    kind,
    ...{ timeEntryId: null, workOrderId: null, since: null, until: null, metres: null },
    ...about,
  };
}
