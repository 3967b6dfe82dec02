import { globSync, readFileSync } from 'node:fs';

/** A word and what it says in both languages, as the files of words hold it on one line. */
const WORDING = /^ {2}'?([\w.-]+)'?: \['([^']*)', '([^']*)'\],?$/gm;
/** Parts of a sentence, which the page puts together. */
const PARTS = /(scope|totals|connect|event)-messages\.ts$/;

/** Every value that the API's choices can have. */
function choices(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const one of node) choices(one, found);
  else if (node && typeof node === 'object') {
    if ('enum' in node && Array.isArray(node.enum)) for (const one of node.enum) found.add(String(one));
    for (const one of Object.values(node)) choices(one, found);
  }
  return found;
}

describe('what people read of a state, kind or action', () => {
  it('is said in words, and never as the API has it', () => {
    const known = choices(JSON.parse(readFileSync('docs/openapi.json', 'utf8')));
    const files = globSync('{apps/dashboard,libs/ui}/src/**/*.ts').filter((file) => !PARTS.test(file));
    const raw = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(WORDING)]
        .filter(([, key = '', ...texts]) => known.has(key) && texts.includes(key))
        .map(([line]) => `${file}:${line}`),
    );
    expect(known.size).toBeGreaterThan(300);
    expect(raw).toEqual([]);
  });
});
