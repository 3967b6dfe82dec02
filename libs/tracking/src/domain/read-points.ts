import type { LiveEventName, RefusedPoint } from '#kernel';
import { siteAt } from './geofence.js';
import { judge, type Point, refusalOf, type TrackingFacts } from './judge-point.js';

export interface KeptPoint extends Point {
  contractorId: string;
  timeEntryId: string;
}

/** The newest place of somebody who works right now. */
export interface NewestPoint extends KeptPoint {
  siteWorkOrderId: string | null;
}

export interface ReadPoints {
  kept: KeptPoint[];
  refused: RefusedPoint[];
  /** Absent when none of them is newer than what is known, or the work is over. */
  newest?: NewestPoint;
  /** What happened at the fences on the way. */
  happened: { name: LiveEventName; contractorId: string; workOrderId: string }[];
}

/** Sorts what a phone sent into what is kept and what is refused, and walks what is new past the fences. */
export function readPoints(points: readonly Point[], facts: TrackingFacts, now: Date): ReadPoints {
  const { contractorId, fences } = facts;
  const answer: ReadPoints = { kept: [], refused: [], happened: [] };
  let { last, siteWorkOrderId } = facts;
  for (const point of [...points].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const judged = judge(point, { ...facts, last }, now);
    if (typeof judged === 'string') {
      answer.refused.push(refusalOf(point.at, judged));
      continue;
    }
    const kept = { ...point, contractorId, timeEntryId: judged.timeEntryId };
    answer.kept.push(kept);
    if (judged.endedAt !== null || (last && last.at >= point.at)) continue;
    const site = siteAt(point, fences, siteWorkOrderId);
    if (site !== siteWorkOrderId) answer.happened.push(...moved(contractorId, siteWorkOrderId, site));
    siteWorkOrderId = site;
    last = point;
    answer.newest = { ...kept, siteWorkOrderId };
  }
  return answer;
}

function moved(contractorId: string, from: string | null, to: string | null) {
  return [
    ...(from === null ? [] : [{ name: 'contractor:site_left' as const, contractorId, workOrderId: from }]),
    ...(to === null ? [] : [{ name: 'contractor:site_entered' as const, contractorId, workOrderId: to }]),
  ];
}
