import type { LanguageFunction } from './functions.js';

/** `name(a, b?)`: how many values it takes is read off how it is written. */
export function define(
  signature: string,
  says: string,
  run: LanguageFunction['run'],
  cost = 2,
): LanguageFunction {
  const [name = '', rest = ''] = signature.slice(0, -1).split('(');
  const params = rest === '' ? [] : rest.split(', ');
  const least = params.filter((param) => !param.endsWith('?')).length;
  return { name, least, most: params.length, signature, says, cost, run };
}
