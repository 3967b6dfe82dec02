import { globSync, readFileSync } from 'node:fs';

/** The API's document knows a class by its name alone: of two with one name it would describe only one. */
describe('the classes of requests and answers', () => {
  it('have names of their own', () => {
    const names = globSync('{libs,apps/api}/**/*.dto.ts', {
      exclude: (path) => path.includes('node_modules'),
    })
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^export (?:abstract )?class (\w+)/gm)])
      .map(([, name = '']) => name)
      .filter((name) => !name.endsWith('Query'));
    expect(names.length).toBeGreaterThan(300);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
