import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = 'apps/dashboard/src';

const files = readdirSync(SOURCE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.spec.ts'))
  .map(({ parentPath, name }) => join(parentPath, name));

const paths = files
  .filter((file) => file.endsWith('routes.tsx'))
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path),
  );

/** `/customers/${id}?tab=x` and `/customers/$id` are one shape. */
const shapeOf = (address: string): string =>
  address
    .replace(/[?#].*$/, '')
    .replace(/\$\{[^}]*\}|\$\w+/g, '*')
    .replace(/(.)\/$/, '$1');

/** Areas that are named before they are built; the router answers "There is nothing here" for them. */
const TO_COME = ['/orders/*'];

describe('links inside the dashboard', () => {
  const shapes = new Set([...paths.map(shapeOf), ...TO_COME]);
  const links = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /\b(?:to|linkOf)[=:]\s*\{?\s*(?:\([^)]*\) => )?["'`](\/[^"'`]*)["'`]/g,
      ),
    ].map(([, address = '']) => ({ file, address })),
  );

  it('lead to pages that there are', () => {
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter(({ address }) => !shapes.has(shapeOf(address)))).toEqual([]);
  });

  it('no two areas claim one address', () => {
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });
});
