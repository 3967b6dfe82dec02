import type { CompiledField, CompiledParts, Transformed } from './compile-mapping.js';
import { type FieldProblem, problemOf } from './field-problem.js';
import { Scope } from './language/scope.js';
import { isBlank } from './language/value-functions.js';
import { booleanIn, type Fields, type Value } from './language/values.js';
import { LIMITS } from './limits.js';
import { type Output, outputOf } from './output.js';
import { place } from './targets.js';
import type { TransformContext } from './transform-context.js';

/**
 * One record on its way: what it must be, what is left out, field by field, what it must have become, and the rules. A step that
 * fails ends the record there, with everything that is wrong in that step: what follows from it would only confuse.
 */
export class RecordRun {
  private readonly scope: Scope;
  private readonly output: { [name: string]: Output } = {};
  private readonly errors: FieldProblem[] = [];
  private readonly warnings: FieldProblem[] = [];

  constructor(
    private readonly parts: CompiledParts,
    private readonly record: Fields,
    context: TransformContext,
  ) {
    this.scope = new Scope(record, context);
  }

  result(): Transformed {
    const { input, output } = this.parts;
    if (!this.passes(input?.(this.record))) return this.ended();
    if (!this.isWanted()) return this.ended(this.errors.length === 0);
    for (const field of this.parts.fields) this.map(field);
    if (this.errors.length > 0 || !this.passes(output?.(this.output))) return this.ended();
    this.applyRules();
    return this.ended();
  }

  private passes(problems: readonly FieldProblem[] = []): boolean {
    this.errors.push(...problems);
    return problems.length === 0;
  }

  private isWanted(): boolean {
    const { when } = this.parts;
    if (!when) return true;
    try {
      return booleanIn(when(this.scope), 'The condition of the mapping');
    } catch (error) {
      this.errors.push(problemOf(error, ''));
      return false;
    }
  }

  private map({ target, steps, run, required }: CompiledField): void {
    try {
      const value = run(this.scope);
      place<Value>(this.scope.out, steps, value);
      if (required && isBlank(value, this.scope))
        this.wrong({
          path: target,
          message: 'This must not be empty.',
          fix: 'Fill it in, or say what stands instead: orElse(x, "…").',
        });
      else if (value !== null) place<Output>(this.output, steps, outputOf(value, this.scope));
    } catch (error) {
      this.wrong(problemOf(error, target));
    }
  }

  private applyRules(): void {
    for (const { run, problem, isError } of this.parts.rules) {
      try {
        if (booleanIn(run(this.scope), 'A rule')) continue;
        this.wrong(problem, isError ? this.errors : this.warnings);
      } catch (error) {
        this.wrong(problemOf(error, problem.path));
      }
    }
  }

  private wrong(problem: FieldProblem, told = this.errors): void {
    if (told.length < LIMITS.problems) told.push(problem);
  }

  private ended(isLeftOut = false): Transformed {
    const { output, errors, warnings } = this;
    return { output, errors, warnings, isLeftOut };
  }
}
