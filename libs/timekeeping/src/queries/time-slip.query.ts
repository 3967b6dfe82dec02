import { Injectable } from '@nestjs/common';
import {
  everyPage,
  type FileColumn,
  type FileWords,
  inLanguage,
  inOnePortion,
  type ListFile,
} from '#identity';
import { JobSets } from '#jobs';
import { PartiesFacade } from '#parties';
import { MAX_PAGE, printedDay, printedNumber } from '#platform';
import type { TimeEntryView } from '../domain/time-entry.js';
import type { TimeEntryStatus } from '../domain/time-entry-states.js';
import { TimeEntriesRepository } from '../time-entries.repository.js';
import { ShowWeek } from './show-week.query.js';

/** An entry with what its job is called. */
type Row = TimeEntryView & { job: string | null };

/** The week of one person entry by entry, as she hands it in or has it signed. */
@Injectable()
export class TimeSlip {
  constructor(
    private readonly week: ShowWeek,
    private readonly entries: TimeEntriesRepository,
    private readonly jobs: JobSets,
    private readonly parties: PartiesFacade,
  ) {}

  /** Of the week that the day lies in. */
  async of(contractorId: string, day: string): Promise<ListFile<Row>> {
    const { firstDay: from, lastDay: to } = await this.week.daysOf(day);
    const person = await this.parties.contractor(contractorId);
    const rows = await this.rows(contractorId, from, to);
    // What was sent back does not count.
    const minutes = rows.reduce((sum, row) => sum + (row.status === 'rejected' ? 0 : row.minutes), 0);
    return {
      name: `time-slip-${from}`,
      title: ['Time slip', 'Relevé d’heures'],
      columns: COLUMNS,
      rows: inOnePortion(rows),
      facts: (language) => [
        { label: inLanguage(['Person', 'Personne'], language), value: person?.displayName ?? '' },
        {
          label: inLanguage(['Week', 'Semaine'], language),
          value: `${printedDay(from, language)} – ${printedDay(to, language)}`,
        },
        {
          label: inLanguage(['Hours', 'Heures'], language),
          value: printedNumber(hours(minutes), language, 2),
          isStrong: true,
        },
      ],
    };
  }

  /** From the first morning to the last evening. */
  private async rows(contractorId: string, from: string, to: string): Promise<Row[]> {
    const found: TimeEntryView[] = [];
    const pages = everyPage((cursor) =>
      this.entries.list({ contractorId, from, to, cursor, limit: MAX_PAGE }),
    );
    for await (const page of pages) found.push(...page);
    const jobs = await this.jobs.jobs([...new Set(found.flatMap(({ jobId }) => jobId ?? []))]);
    const called = (id: string | null) => {
      const job = id === null ? undefined : jobs.get(id);
      return job ? `${job.number} ${job.name}` : null;
    };
    return found
      .map((entry) => ({ ...entry, job: called(entry.jobId) }))
      .sort((one, other) => order(one).localeCompare(order(other)));
  }
}

const order = ({ workDate, startedAt, id }: TimeEntryView): string => `${workDate} ${startedAt ?? ''} ${id}`;
const hours = (minutes: number): string => (minutes / 60).toFixed(2);

const COLUMNS: readonly FileColumn<Row>[] = [
  { head: ['Day', 'Jour'], value: ({ workDate }) => workDate, width: 1.5 },
  { head: ['From', 'De'], value: ({ startedWall }) => clock(startedWall), width: 0.9 },
  { head: ['To', 'À'], value: ({ endedWall }) => clock(endedWall), width: 0.9 },
  { head: ['Breaks', 'Pauses'], value: breaksOf, isNumber: true, width: 1 },
  { head: ['Hours', 'Heures'], value: ({ minutes }) => hours(minutes), isNumber: true, width: 1 },
  { head: ['Job', 'Travail'], value: ({ job }) => job, width: 3.2 },
  { head: ['Phase', 'Phase'], value: ({ phase }) => phase },
  { head: ['What was done', 'Travail fait'], value: ({ description }) => description, width: 3 },
  {
    head: ['State', 'État'],
    value: ({ status }, language) => inLanguage(STATUSES[status], language),
    width: 1.5,
  },
];

const STATUSES: Readonly<Record<TimeEntryStatus, FileWords>> = {
  draft: ['Not handed in', 'Non remis'],
  running: ['Running', 'En cours'],
  on_break: ['On break', 'En pause'],
  submitted: ['Waiting', 'En attente'],
  approved: ['Approved', 'Approuvé'],
  invoiced: ['Invoiced', 'Facturé'],
  rejected: ['Sent back', 'Retourné'],
};

/** `2026-11-01T01:30` → `01:30`: what the clock at the site showed. */
const clock = (wall: string | null): string | null => wall?.slice(11, 16) ?? null;

/** In hours; a break that lasts counts nothing yet. */
function breaksOf({ breaks }: Row): string {
  const milliseconds = breaks.reduce(
    (sum, { startedAt, endedAt }) => sum + (endedAt ? Date.parse(endedAt) - Date.parse(startedAt) : 0),
    0,
  );
  return hours(milliseconds / 60_000);
}
