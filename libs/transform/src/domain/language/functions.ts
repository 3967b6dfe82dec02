import { dayFunctions } from './day-functions.js';
import { moneyFunctions } from './money-functions.js';
import { numberFunctions } from './number-functions.js';
import type { Scope } from './scope.js';
import { textFunctions } from './text-functions.js';
import { valueFunctions } from './value-functions.js';
import type { Value } from './values.js';

/** A function of the language. Each is plain, ends soon, and knows nothing but what it is given. */
export interface LanguageFunction {
  name: string;
  /** Fewest and most values that it takes. */
  least: number;
  most: number;
  /** How it is written, for people. */
  signature: string;
  /** What it answers, in a sentence. */
  says: string;
  /** Steps that a call takes at least; what grows with its values is spent while it runs. */
  cost: number;
  run(args: readonly Value[], scope: Scope): Value;
}

/** Every function by name. `x.f(y)` is the same as `f(x, y)`. */
export const languageFunctions: ReadonlyMap<string, LanguageFunction> = new Map(
  [...valueFunctions, ...textFunctions, ...numberFunctions, ...dayFunctions, ...moneyFunctions].map((one) => [
    one.name,
    one,
  ]),
);
