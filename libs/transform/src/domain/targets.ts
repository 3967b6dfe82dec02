import type { Value } from './language/values.js';
import { FORBIDDEN_NAMES } from './limits.js';

const TARGET = /^[A-Za-z_][A-Za-z0-9_]{0,59}(\.[A-Za-z_][A-Za-z0-9_]{0,59}){0,4}$/;

/** The names that lead to a field of what comes out; undefined when it is no path. */
export function stepsTo(target: string): readonly string[] | undefined {
  if (!TARGET.test(target)) return undefined;
  const steps = target.split('.');
  return steps.some((step) => FORBIDDEN_NAMES.has(step)) ? undefined : steps;
}

/** Whether one target would lie inside of another, or be the same. */
export function collides(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

/** Puts a value where the steps lead; records on the way are made. What an object inherits is never walked into. */
export function place<T extends Value>(into: Record<string, T>, steps: readonly string[], value: T): void {
  let at: Record<string, unknown> = into;
  const last = steps.length - 1;
  for (let step = 0; step < last; step++) {
    const name = steps[step] as string;
    if (!Object.hasOwn(at, name)) at[name] = {};
    at = at[name] as Record<string, unknown>;
  }
  at[steps[last] as string] = value;
}
