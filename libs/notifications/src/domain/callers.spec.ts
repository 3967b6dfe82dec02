import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KIND_NAMES } from './kinds.js';

const NOT_RUN = /(\.(spec|int-spec|conformance)\.ts|\/(testing|fixtures)\/.*)$/;

/** Everything that runs and tells something; this room itself only knows what becomes of its own channels. */
const callers = readdirSync('libs', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !NOT_RUN.test(path))
  .map((path) => readFileSync(join('libs', path), 'utf8'))
  .filter((text) => text.includes('.notify('));

describe('a kind of notification', () => {
  it.each(KIND_NAMES)('%s has somebody who tells it', (kind) => {
    expect(callers.filter((text) => text.includes(`'${kind}'`))).not.toEqual([]);
  });
});
