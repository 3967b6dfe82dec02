import { LIMITS } from '../limits.js';
import type { TransformContext } from '../transform-context.js';
import { tooMuchText, tooMuchWork } from './expression.errors.js';
import type { Fields, Value } from './values.js';

/** A text is gone through that much faster than an expression. */
const CHARACTERS_OF_A_STEP = 256;

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

  /** Throws `TRANSFORM.TOO_MUCH_WORK` when the record's steps are used up. Nothing gives steps back. */
  spend(steps: number): void {
    this.steps = steps >= 0 ? this.steps - steps : -1;
    if (this.steps < 0) throw tooMuchWork();
  }

  /** So many characters are about to be looked at: a product of lengths can be more than 32 bits hold. */
  read(characters: number): void {
    this.spend(Math.floor(characters / CHARACTERS_OF_A_STEP));
  }

  /** A text of that length is about to be made. Throws `TRANSFORM.TOO_MUCH_TEXT`. */
  hold(characters: number): void {
    this.characters -= characters;
    if (this.characters < 0) throw tooMuchText();
    // Copying takes time, too.
    this.read(characters);
  }
}
