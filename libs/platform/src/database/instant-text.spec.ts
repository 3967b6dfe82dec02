import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** As the driver or JSON would write it: to the microsecond, with the offset of the session. */
const OTHERWISE = /to_json\([^`]*?\)\s*#>>\s*'\{\}'/;

describe('an instant that SQL writes', () => {
  it('is written in one way everywhere, by instantText', async () => {
    const names = await readdir('libs', { recursive: true });
    const offenders: string[] = [];
    for (const name of names.filter(
      (file) => file.endsWith('.ts') && !file.endsWith('instant-text.spec.ts'),
    )) {
      const text = await readFile(join('libs', name), 'utf8');
      if (text.split('\n').some((line) => OTHERWISE.test(line))) offenders.push(name);
    }
    expect(offenders).toEqual([]);
    expect("to_json(NULLIF(at, '-infinity')) #>> '{}' AS at").toMatch(OTHERWISE);
  });
});
