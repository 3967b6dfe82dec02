import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = 'docs/guides';
const guide = readFileSync(`${FOLDER}/sync.md`, 'utf8');
const rows = [...guide.matchAll(/^\| (.+) \| (.+) \| \[[\w-]+\]\((.+)\) \|$/gm)].map(
  ([, , scenario, file]) => ({
    scenario: scenario ?? '',
    file: resolve(FOLDER, file ?? ''),
  }),
);

describe('the guide to the sync', () => {
  it('names for its cases scenarios that there are, in the words of their tests', () => {
    expect(rows.length).toBeGreaterThan(30);
    const missing = rows.filter(
      ({ scenario, file }) => !existsSync(file) || !readFileSync(file, 'utf8').includes(scenario),
    );
    expect(missing).toEqual([]);
  });

  it('shows pictures that there are', () => {
    const pictures = [...guide.matchAll(/!\[.+\]\((.+)\)/g)].map(([, path]) => resolve(FOLDER, path ?? ''));
    expect(pictures.length).toBeGreaterThan(2);
    expect(pictures.filter((path) => !existsSync(path))).toEqual([]);
  });
});
