import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Prisma collects the `findUnique` calls of one tick and sends them as one query, in the async context of the first.
 * When two organizations ask in the same tick, the second one's look-up runs as the first: row-level security then
 * hides a row that is there. `findFirst` is never collected.
 */
const COLLECTED = /\.findUnique(OrThrow)?\s*\(/;

describe('repositories', () => {
  it('never use findUnique', async () => {
    const offenders: string[] = [];
    for (const root of ['libs', 'apps']) {
      const names = await readdir(root, { recursive: true });
      for (const name of names.filter(
        (file) => /\.tsx?$/.test(file) && !/generated|no-find-unique/.test(file),
      )) {
        const path = join(root, name);
        if (COLLECTED.test(await readFile(path, 'utf8'))) offenders.push(path);
      }
    }
    expect(offenders).toEqual([]);
  });
});
