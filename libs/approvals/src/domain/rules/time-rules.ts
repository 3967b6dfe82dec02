import { type FindingWords, findingWords, Money } from '#kernel';
import type { PlannedVisit } from '#work-orders';
import { hoursOf, type InvoiceEvidence, timeLink, visitLink, type WorkEntry } from '../evidence.js';
import type { RuleAnswer } from '../finding.js';
import { rule } from '../rule.js';

/** When, where and for how much people worked. */
export const TIME_RULES = [
  rule({
    id: 'time_overlap',
    title: 'Nobody works twice at a time',
    severity: 'block',
    check: overlaps,
  }),
  rule({
    id: 'time_too_long',
    title: 'No entry is too long',
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
  const open = new Map<string, Span>();
  const found = [];
  for (const span of spansOf(sameDays)) {
    const { entry } = span;
    const before = open.get(entry.contractorId);
    const isOverlap = before !== undefined && span.from < before.to;
    if (isOverlap && (own.has(entry.id) || own.has(before.entry.id)))
      found.push({
        words: findingWords('time_overlap.overlaps', { day: entry.workDate }),
        evidence: [timeLink(before.entry), timeLink(entry)],
      });
    if (!before || span.to > before.to) open.set(entry.contractorId, span);
  }
  return found;
}

interface Span {
  entry: WorkEntry;
  from: number;
  to: number;
}

/** By their begin. Each instant is read once: a sort asks for it many times. */
function spansOf(entries: readonly WorkEntry[]): Span[] {
  return entries
    .filter(isTimed)
    .map((entry) => ({ entry, from: Date.parse(entry.startedAt), to: Date.parse(entry.endedAt) }))
    .sort((a, b) => a.from - b.from);
}

type Timed = WorkEntry & { startedAt: string; endedAt: string };

function isTimed(entry: WorkEntry): entry is Timed {
  return Boolean(entry.startedAt && entry.endedAt);
}

function tooLong({ work, sameDays }: InvoiceEvidence, maxHours: number, maxHoursPerDay: number): RuleAnswer {
  if (work.length === 0) return undefined;
  const long = work
    .filter(({ minutes, isForgotten }) => isForgotten || minutes > maxHours * 60)
    .map((entry) => ({
      words: findingWords(entry.isForgotten ? 'time_too_long.forgotten' : 'time_too_long.entry', {
        day: entry.workDate,
        hours: hoursOf(entry.minutes),
      }),
      evidence: [timeLink(entry)],
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
      words: findingWords('time_too_long.day', {
        day: day[0]?.workDate ?? '',
        hours: hoursOf(minutesOf(day)),
      }),
      evidence: day.map(timeLink),
    }));
  return [...long, ...full];
}

function minutesOf(entries: readonly WorkEntry[]): number {
  return entries.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** A window may be open at one end. */
function withinSchedule({ work }: InvoiceEvidence, toleranceMinutes: number): RuleAnswer {
  const slack = toleranceMinutes * 60_000;
  const planned = work.flatMap((entry) =>
    isTimed(entry) && entry.visit && (entry.visit.scheduledStart ?? entry.visit.scheduledEnd)
      ? [{ entry, visit: entry.visit }]
      : [],
  );
  if (planned.length === 0) return undefined;
  return planned.flatMap(({ entry, visit }) => {
    const early = minutesOver(visit.scheduledStart, entry.startedAt, slack);
    const late = minutesOver(entry.endedAt, visit.scheduledEnd, slack);
    if (early === 0 && late === 0) return [];
    const words = offSchedule({ day: entry.workDate, visit: visit.number }, early, late);
    return [{ words, evidence: [timeLink(entry), visitLink(visit)] }];
  });
}

function offSchedule(of: { day: string; visit: string }, early: number, late: number): FindingWords {
  if (late === 0) return findingWords('within_schedule.early', { ...of, early: hoursOf(early) });
  if (early === 0) return findingWords('within_schedule.late', { ...of, late: hoursOf(late) });
  return findingWords('within_schedule.early_and_late', {
    ...{ ...of, early: hoursOf(early), late: hoursOf(late) },
  });
}

/** By how many minutes `planned` was missed, the tolerance taken into account; nothing where either is not known. */
function minutesOver(later: string | null, earlier: string | null, slack: number): number {
  if (later === null || earlier === null) return 0;
  const over = Date.parse(later) - Date.parse(earlier);
  return over > slack ? over / 60_000 : 0;
}

/** A device that knows its place to 80 m may be 80 m nearer than it says. The farthest punch counts. */
function withinFence({ work }: InvoiceEvidence, toleranceMeters: number): RuleAnswer {
  const placed = work.flatMap((entry) =>
    entry.visit && entry.punches && entry.punches.length > 0
      ? [{ entry, visit: entry.visit, metres: metresOutside(entry.visit, entry.punches) }]
      : [],
  );
  if (placed.length === 0) return undefined;
  return placed
    .filter(({ metres }) => metres > toleranceMeters)
    .map(({ entry, visit, metres }) => ({
      words: findingWords('within_geofence.outside', {
        ...{ day: entry.workDate, metres: String(Math.round(metres)), visit: visit.number },
      }),
      evidence: [timeLink(entry), visitLink(visit)],
    }));
}

function metresOutside({ geofenceMetres }: PlannedVisit, punches: NonNullable<WorkEntry['punches']>): number {
  return Math.max(
    ...punches.map(({ distanceMeters, accuracyMeters }) => distanceMeters - accuracyMeters - geofenceMetres),
  );
}

/** What an hour of each entry is billed at, where its line bills hours and nothing else; by entry. */
function billedRates({ invoice, work }: InvoiceEvidence): Map<string, string> {
  const minutes = new Map(work.map((entry) => [entry.id, entry.minutes]));
  const rates = new Map<string, string>();
  for (const { timeEntryId, evidence = [], quantity, unitPrice } of invoice.lines) {
    const named = [timeEntryId ?? [], ...evidence.map(({ sourceId }) => sourceId)].flat();
    const entries = [...new Set(named)].filter((id) => minutes.has(id));
    const sum = entries.reduce((total, id) => total + (minutes.get(id) ?? 0), 0);
    if (sum > 0 && Money.of(sum).dividedBy(60).rounded(6).equals(quantity))
      for (const id of entries) rates.set(id, unitPrice);
  }
  return rates;
}

function ratesMatch(evidence: InvoiceEvidence, tolerance: string): RuleAnswer {
  const { invoice, work } = evidence;
  const carded = work.filter(({ cardRate }) => cardRate);
  if (carded.length === 0) return undefined;
  const billed = billedRates(evidence);
  return carded.flatMap((entry) => {
    const own = invoice.direction === 'payable' ? entry.costRate : entry.hourlyRate;
    const used = billed.get(entry.id) ?? own;
    const card = entry.cardRate;
    if (!card || used === null) return [];
    const difference = Money.of(used).minus(card.rate);
    if (difference.compare(tolerance) <= 0 && difference.plus(tolerance).compare('0') >= 0) return [];
    const words = findingWords('rate_matches_card.other', {
      ...{ day: entry.workDate, used: Money.of(used).toFixed(2), card: Money.of(card.rate).toFixed(2) },
      ...{ reason: card.reason, currency: invoice.currency },
    });
    return [{ words, evidence: [timeLink(entry)] }];
  });
}
