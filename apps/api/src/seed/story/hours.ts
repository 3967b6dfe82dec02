import type { Cast, Crew } from './cast.js';
import type { Jobs } from './jobs.js';
import type { Stage } from './stage.js';
import type { Answer } from './voice.js';

/** The working days before today that wait for approval. */
const FRESH = 2;
const FULL_DAY = 480;

/** Three weeks of work: what is old is approved, the last two days wait, one sheet came back. */
export async function workHours(stage: Stage, cast: Cast, jobs: Jobs): Promise<void> {
  const hours = new Hours(stage);
  const [jesse, tinsmith, , , , kelso, simcoe, gabriela] = cast.contractors as [Crew, ...Crew[]] & Crew[];
  const crews: [Answer, (Crew | undefined)[], number][] = [
    [jobs.overBudget, [kelso, tinsmith], 10],
    [jobs.holdback, [simcoe, gabriela], 8],
    [jobs.late, [jesse], 7],
  ];
  const all = crews.map(([job, crew, days]) => ({
    ...{ job, crew: crew.filter((one) => one !== undefined), days: stage.workdays(days) },
  }));
  for (const { job, crew, days } of all) {
    for (const back of days.slice(FRESH)) await hours.record(job, crew, back);
    await hours.handIn(crew, days.slice(FRESH));
    await hours.accept(crew, days.slice(FRESH));
  }
  for (const { job, crew, days } of all) {
    for (const back of days.slice(0, FRESH)) await hours.record(job, crew, back);
    await hours.handIn(crew, days.slice(0, FRESH));
  }
  if (gabriela) await hours.sendBack(jobs.holdback, gabriela);
}

class Hours {
  constructor(private readonly stage: Stage) {}

  /** A day of a crew, entered in one go. */
  async record(job: Answer, crew: readonly Crew[], back: number, minutes = FULL_DAY): Promise<string[]> {
    const { results } = await this.stage.dispatcher.post('/time-entries/crew', {
      ...{ jobId: job.id, workDate: this.stage.day(back), minutes },
      crew: crew.map(({ id, serviceTypeId, itemId, charge, rate }) => ({
        ...{ contractorId: id, serviceTypeId, itemId, hourlyRate: charge, costRate: rate },
      })),
    });
    return results.map(({ entry, problem }: Answer) => {
      if (problem) throw new Error(`The story stops at somebody's hours: ${problem.detail}`);
      return entry.id;
    });
  }

  handIn(crew: readonly Crew[], days: readonly number[]): Promise<void> {
    return this.eachWeek(crew, days, (week) => this.stage.dispatcher.post('/time-weeks/submit', week));
  }

  accept(crew: readonly Crew[], days: readonly number[]): Promise<void> {
    return this.eachWeek(crew, days, (week) => this.stage.manager.post('/time-weeks/approve', week));
  }

  async sendBack(job: Answer, who: Crew): Promise<void> {
    const { dispatcher, manager } = this.stage;
    const [id] = await this.record(job, [who], this.stage.workdays(1)[0] ?? -1, 150);
    await dispatcher.post(`/time-entries/${id}/submit`);
    const reason = 'Which tower was this? Name the floor, please.';
    await manager.post(`/time-entries/${id}/reject`, { reason });
  }

  /** Once for each person and week that the days fall into; weeks begin on Mondays. */
  private async eachWeek(
    crew: readonly Crew[],
    days: readonly number[],
    move: (week: { contractorId: string; day: string }) => Promise<unknown>,
  ): Promise<void> {
    const weeks = new Map(days.map((back) => [mondayOf(this.stage.day(back)), this.stage.day(back)]));
    for (const { id: contractorId } of crew)
      for (const day of weeks.values()) await move({ contractorId, day });
  }
}

function mondayOf(day: string): number {
  const date = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  // 1 January 1970 was a Thursday.
  return Math.floor((date + 3) / 7);
}
