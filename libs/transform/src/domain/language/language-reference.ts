import { languageFunctions } from './functions.js';
import { listMacros } from './list-macros.js';
import { BINDING } from './syntax.js';

/** What expressions can say, for whoever writes them: made from what compiles them, so that both say the same. */
export function languageReference(): { functions: { signature: string; says: string }[]; signs: string[] } {
  const all = [...languageFunctions.values(), ...listMacros.values()];
  return { functions: all.map(({ signature, says }) => ({ signature, says })), signs: Object.keys(BINDING) };
}
