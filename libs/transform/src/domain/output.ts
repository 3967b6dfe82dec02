import { decimalText, isDecimal } from './language/decimals.js';
import { refused } from './language/expression.errors.js';
import type { Scope } from './language/scope.js';
import { asValue, type Value } from './language/values.js';
import { FORBIDDEN_NAMES, LIMITS } from './limits.js';

/** What comes out: plain JSON, in which numbers are decimal text. */
export type Output = null | boolean | string | Output[] | { [name: string]: Output };

/**
 * A value as it leaves. Every entry is counted, also where one list stands in another many times: what is small to say can be
 * endless to write.
 */
export function outputOf(value: Value, scope: Scope, depth = 0): Output {
  scope.spend(1);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    scope.hold(value.length);
    return value;
  }
  if (isDecimal(value)) return decimalText(value);
  if (depth >= LIMITS.outputDepth)
    throw refused(
      `What comes out lies more than ${LIMITS.outputDepth} levels deep.`,
      'Choose the fields you need.',
    );
  if (Array.isArray(value)) return value.map((entry) => outputOf(asValue(entry), scope, depth + 1));
  const made: { [name: string]: Output } = {};
  for (const name of Object.keys(value)) {
    if (FORBIDDEN_NAMES.has(name))
      throw refused(`No field can be called "${name}".`, 'Choose the fields you need.');
    scope.hold(name.length);
    made[name] = outputOf(asValue((value as Record<string, unknown>)[name]), scope, depth + 1);
  }
  return made;
}
