import { globSync, readFileSync } from 'node:fs';

const MOST_LINES = 350;

/** Nobody writes these by hand. */
const NOT_WRITTEN = /(^|\/)(node_modules|dist|generated)(\/|$)/;

describe('the files of the project', () => {
  it(`have at most ${MOST_LINES} lines`, () => {
    const paths = globSync('{apps,libs,scripts}/**/*.{ts,tsx,mjs,css}', {
      exclude: (path) => NOT_WRITTEN.test(path),
    });
    expect(paths.length).toBeGreaterThan(2_000);
    const lengths = paths.map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }));
    expect(lengths.filter(({ lines }) => lines > MOST_LINES)).toEqual([]);
  });
});
