import { LIMITS } from '../limits.js';
import type { TransformContext } from '../transform-context.js';
import { tooMuchText, tooMuchWork } from './expression.errors.js';
import type { Fields, Value } from './values.js';

/** What the expressions of one record see, and what is left for them to spend. */
export class Scope {
  /** The variables of the lists that are being gone through, the outermost first. */
  readonly locals: Value[] = [];
  /** What earlier fields of the mapping came to. Only own fields are ever read, and no target reaches a prototype. */
  readonly out: Record<string, Value> = {};
  private steps: number = LIMITS.steps;
  private characters: number = LIMITS.characters;

  constructor(
    readonly record: Fields,
    readonly context: TransformContext,
  ) {}

  /** Throws `TRANSFORM.TOO_MUCH_WORK` when the record's steps are used up. */
  spend(steps: number): void {
    this.steps -= steps;
    if (this.steps < 0) throw tooMuchWork();
  }

  /** A text of that length is about to be made. Throws `TRANSFORM.TOO_MUCH_TEXT`. */
  hold(characters: number): void {
    this.characters -= characters;
    if (this.characters < 0) throw tooMuchText();
    // Copying takes time, too.
    this.spend(characters >> 8);
  }
}
