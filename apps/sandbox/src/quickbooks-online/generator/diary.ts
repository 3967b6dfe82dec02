import { addDays, businessDay, officeTime } from './calendar.js';

type Task = (date: string, at: Date) => void;

/** What happens on which day. Tasks may plan later ones; what falls after the last day never happened yet. */
export class Diary {
  private readonly days = new Map<string, Task[]>();

  constructor(
    private readonly first: string,
    private readonly last: string,
  ) {}

  /** Puts a task on that day, or on the next working day. */
  plan(date: string, task: Task): void {
    const day = businessDay(date < this.first ? this.first : date);
    if (day > this.last) return;
    const tasks = this.days.get(day);
    if (tasks) tasks.push(task);
    else this.days.set(day, [task]);
  }

  /** Runs day by day, so that nothing is paid before it exists and times of change go forward. */
  run(): void {
    for (let day = this.first; day <= this.last; day = addDays(day, 1)) {
      const tasks = this.days.get(day) ?? [];
      for (let index = 0; index < tasks.length; index++) {
        tasks[index]?.(day, officeTime(day, Math.min(index * 2, 590)));
      }
    }
  }

  *businessDays(from: string = this.first): Generator<string> {
    for (let day = businessDay(from); day <= this.last; day = businessDay(addDays(day, 1))) yield day;
  }
}
