import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { addDays, type LocalDate, localDateOf, startOfDay } from '#kernel';
import { DEMO_ORGANIZATION } from '../demo-people.js';
import { Voice } from './voice.js';

const OFFICE = ['owner', 'manager', 'dispatcher', 'accountant'] as const;
const HOUR = 3_600_000;

/** Who acts in the story, and when: everything is told in days before or after the day of the telling. */
export class Stage {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly owner: Voice,
    readonly manager: Voice,
    readonly dispatcher: Voice,
    readonly accountant: Voice,
    private readonly password: string,
    readonly now: Date,
  ) {}

  static async set(app: NestFastifyApplication, password: string, now = new Date()): Promise<Stage> {
    const [owner, manager, dispatcher, accountant] = (await Promise.all(
      OFFICE.map((role) => Voice.signIn(app, `${role}@cascade.example`, password)),
    )) as [Voice, Voice, Voice, Voice];
    return new Stage(app, owner, manager, dispatcher, accountant, password, now);
  }

  signIn(email: string): Promise<Voice> {
    return Voice.signIn(this.app, email, this.password);
  }

  /** Today in the organization's zone, so many days on; negative is past. */
  day(days = 0): LocalDate {
    return addDays(localDateOf(this.now, DEMO_ORGANIZATION.timezone), days);
  }

  /** That day at an hour such as 13.5, as an instant. */
  at(days: number, hour: number): string {
    const midnight = startOfDay(this.day(days), DEMO_ORGANIZATION.timezone);
    return new Date(midnight.getTime() + hour * HOUR).toISOString();
  }

  /** So many minutes ago. */
  ago(minutes: number): string {
    return new Date(this.now.getTime() - minutes * 60_000).toISOString();
  }

  /** The last working days before today, the latest first. */
  workdays(count: number): number[] {
    const days: number[] = [];
    for (let back = -1; days.length < count; back -= 1) {
      const weekday = new Date(`${this.day(back)}T00:00:00Z`).getUTCDay();
      if (weekday !== 0 && weekday !== 6) days.push(back);
    }
    return days;
  }
}
