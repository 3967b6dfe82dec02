import { Money } from '#kernel';
import { hoursOf, type InvoiceEvidence, timeLink, type WorkEntry } from '../evidence.js';
import type { RuleAnswer } from '../finding.js';
import { rule } from '../rule.js';

/** When, where and for how much people worked. */
export const TIME_RULES = [
  rule({
    id: 'time_overlap',
    title: 'Nobody works twice at a time',
    passed: 'No time overlaps another.',
    severity: 'block',
    check: overlaps,
  }),
  rule({
    id: 'time_too_long',
    title: 'No entry is too long',
    passed: 'No entry and no day is unusually long.',
    severity: 'look',
    specs: {
      maxHours: {
        kind: 'whole',
        default: 12,
        min: 1,
        max: 24,
        description: 'Hours of one entry above which somebody may have forgotten the timer.',
      },
      maxHoursPerDay: {
        kind: 'whole',
        default: 16,
        min: 1,
        max: 24,
        description: 'Hours of one person on one day.',
      },
    },
    check: (evidence, { maxHours, maxHoursPerDay }) => tooLong(evidence, maxHours, maxHoursPerDay),
  }),
  rule({
    id: 'within_schedule',
    title: 'The work was done when it was planned',
    passed: 'The work was done when it was planned.',
    severity: 'look',
    specs: {
      toleranceMinutes: {
        kind: 'whole',
        default: 30,
        min: 0,
        max: 1440,
        description: 'Minutes before and after the planned visit that do not matter.',
      },
    },
    check: (evidence, { toleranceMinutes }) => withinSchedule(evidence, toleranceMinutes),
  }),
  rule({
    id: 'within_geofence',
    title: 'The work was done on the site',
    passed: 'Whoever punched was on the site.',
    severity: 'look',
    specs: {
      toleranceMeters: {
        kind: 'whole',
        default: 50,
        min: 0,
        max: 10_000,
        description: 'Metres outside the fence that do not matter; the accuracy of the device comes on top.',
      },
    },
    check: (evidence, { toleranceMeters }) => withinFence(evidence, toleranceMeters),
  }),
  rule({
    id: 'rate_matches_card',
    title: 'The rate is the one agreed',
    passed: 'The rates are those in force on the day.',
    severity: 'look',
    specs: {
      tolerance: {
        kind: 'decimal',
        default: '0.01',
        min: '0',
        max: '1000',
        description: 'By how much per hour the rate may differ.',
      },
    },
    check: (evidence, { tolerance }) => ratesMatch(evidence, tolerance),
  }),
];

/** Touching edges are no overlap. Entries of the same person only; running ones have no end yet. */
function overlaps({ work, sameDays }: InvoiceEvidence): RuleAnswer {
  if (!work.some(isTimed)) return undefined;
  const own = new Set(work.map(({ id }) => id));
  const sorted = sameDays.filter(isTimed).sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  const open = new Map<string, Timed>();
  const found = [];
  for (const entry of sorted) {
    const before = open.get(entry.contractorId);
    const isOverlap = before !== undefined && Date.parse(entry.startedAt) < Date.parse(before.endedAt);
    if (isOverlap && (own.has(entry.id) || own.has(before.id)))
      found.push({
        message: `The time of ${entry.workDate} overlaps another entry of the same person.`,
        evidence: [timeLink(before), timeLink(entry)],
        fix: 'Correct one of the two entries.',
      });
    if (!before || Date.parse(entry.endedAt) > Date.parse(before.endedAt))
      open.set(entry.contractorId, entry);
  }
  return found;
}

type Timed = WorkEntry & { startedAt: string; endedAt: string };

function isTimed(entry: WorkEntry): entry is Timed {
  return Boolean(entry.startedAt && entry.endedAt);
}

function tooLong({ work, sameDays }: InvoiceEvidence, maxHours: number, maxHoursPerDay: number): RuleAnswer {
  if (work.length === 0) return undefined;
  const long = work
    .filter(({ minutes }) => minutes > maxHours * 60)
    .map((entry) => ({
      message: `The entry of ${entry.workDate} is ${hoursOf(entry.minutes)} hours long.`,
      evidence: [timeLink(entry)],
      fix: 'Ask whether the timer was forgotten.',
    }));
  const days = new Map<string, WorkEntry[]>();
  for (const entry of sameDays) {
    const key = `${entry.contractorId} ${entry.workDate}`;
    const day = days.get(key);
    if (day) day.push(entry);
    else days.set(key, [entry]);
  }
  const full = [...days.values()]
    .filter((day) => day.length > 1 && minutesOf(day) > maxHoursPerDay * 60)
    .map((day) => ({
      message: `${hoursOf(minutesOf(day))} hours are recorded for one person on ${day[0]?.workDate}.`,
      evidence: day.map(timeLink),
      fix: 'Look for time that was entered twice.',
    }));
  return [...long, ...full];
}

function minutesOf(entries: readonly WorkEntry[]): number {
  return entries.reduce((sum, { minutes }) => sum + minutes, 0);
}

function withinSchedule({ work }: InvoiceEvidence, toleranceMinutes: number): RuleAnswer {
  const planned = work.filter((entry) => isTimed(entry) && entry.plannedFrom && entry.plannedTo);
  if (planned.length === 0) return undefined;
  const slack = toleranceMinutes * 60_000;
  return planned
    .filter(
      ({ startedAt, endedAt, plannedFrom, plannedTo }) =>
        Date.parse(startedAt ?? '') < Date.parse(plannedFrom ?? '') - slack ||
        Date.parse(endedAt ?? '') > Date.parse(plannedTo ?? '') + slack,
    )
    .map((entry) => ({
      message: `The work of ${entry.workDate} was done outside the planned visit.`,
      evidence: [timeLink(entry)],
      fix: 'Ask who moved the visit.',
    }));
}

/** A device that knows its place to 80 m may be 80 m nearer than it says. */
function withinFence({ work }: InvoiceEvidence, toleranceMeters: number): RuleAnswer {
  const placed = work.filter(({ punches }) => punches && punches.length > 0);
  if (placed.length === 0) return undefined;
  return placed.flatMap((entry) => {
    const away = Math.max(
      ...(entry.punches ?? []).map(
        (punch) => punch.distanceMeters - punch.accuracyMeters - punch.fenceMeters,
      ),
    );
    if (away <= toleranceMeters) return [];
    return [
      {
        message: `The time of ${entry.workDate} was punched at least ${Math.round(away)} m outside the site.`,
        evidence: [timeLink(entry)],
        fix: 'Ask where the work was done.',
      },
    ];
  });
}

function ownRate({ direction }: InvoiceEvidence['invoice'], entry: WorkEntry): string | null {
  return direction === 'payable' ? entry.costRate : entry.hourlyRate;
}

/** What an hour of the entry is billed at, where its line bills hours and nothing else. */
function billedRate(
  { lines }: InvoiceEvidence['invoice'],
  work: readonly WorkEntry[],
  id: string,
): string | undefined {
  const rests = ({ timeEntryId, evidence = [] }: (typeof lines)[number], entryId: string) =>
    timeEntryId === entryId || evidence.some(({ sourceId }) => sourceId === entryId);
  const line = lines.find((one) => rests(one, id));
  if (!line) return undefined;
  const minutes = minutesOf(work.filter((entry) => rests(line, entry.id)));
  return Money.of(minutes).dividedBy(60).rounded(6).equals(line.quantity) ? line.unitPrice : undefined;
}

function ratesMatch({ invoice, work }: InvoiceEvidence, tolerance: string): RuleAnswer {
  const carded = work.filter(({ cardRate }) => cardRate);
  if (carded.length === 0) return undefined;
  return carded.flatMap((entry) => {
    const used = billedRate(invoice, work, entry.id) ?? ownRate(invoice, entry);
    const card = entry.cardRate;
    if (!card || used === null) return [];
    const difference = Money.of(used).minus(card.rate);
    if (difference.compare(tolerance) <= 0 && difference.plus(tolerance).compare('0') >= 0) return [];
    return [
      {
        message: `The time of ${entry.workDate} is charged at ${Money.of(used).toFixed(2)}, the card says ${Money.of(card.rate).toFixed(2)} (${card.reason}).`,
        evidence: [timeLink(entry)],
        fix: 'Correct the rate, or the rate card.',
      },
    ];
  });
}
