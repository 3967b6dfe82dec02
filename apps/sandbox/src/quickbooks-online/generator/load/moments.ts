import { addDays, daysBetween } from '../calendar.js';

/** An accounting firm once imported this many documents in the same second: a paging client must survive it. */
const BURST = 3_000;
/** One burst for every so many documents. */
const BURST_EVERY = 50_000;

/** Spreads documents evenly over the story, except for a few bulk imports that share one second. */
export class Moments {
  private readonly start: number;
  private readonly step: number;
  private readonly days: readonly string[];

  constructor(
    startDate: string,
    endDate: string,
    private readonly count: number,
  ) {
    this.start = Date.parse(`${startDate}T12:00:00Z`);
    const span = Date.parse(`${endDate}T12:00:00Z`) - this.start;
    this.step = span / Math.max(count, 1);
    const length = daysBetween(startDate, endDate) + 1;
    this.days = Array.from({ length }, (_, index) => addDays(startDate, index));
  }

  /** In whole seconds, as entity stamps are. */
  at(index: number): Date {
    const place = index % BURST_EVERY;
    const isBurst = this.count >= BURST && place < BURST;
    const effective = isBurst ? index - place : index;
    return new Date(Math.floor((this.start + effective * this.step) / 1000) * 1000);
  }

  /** Calendar dates are shared strings: a million copies of the same ten characters are memory for nothing. */
  day(at: Date): string {
    return this.dayNumber(Math.floor((at.getTime() - this.start) / 86_400_000));
  }

  /** The day so many days later; it may lie after the story's end. */
  dayAfter(at: Date, days: number): string {
    return this.dayNumber(Math.floor((at.getTime() - this.start) / 86_400_000) + days);
  }

  private dayNumber(index: number): string {
    return this.days[index] ?? addDays(this.days[0] ?? '1970-01-01', index);
  }
}
