import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS } from '#notifications';

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

/** Areas that records name before they are built: a `TextLink` there is plain text. Checked as any other once they are. */
const TO_COME = ['/live', '/schedule', '/profit', '/reports', '/settings'].filter(
  (root) => !paths.some((path) => path === root || path.startsWith(`${root}/`)),
);

/** Every text that is an address inside the dashboard, wherever it is written: as `to`, in a map of pages, in a variable. */
const ADDRESS = /["'`](\/(?!api\/)[a-z-]*(?:[/?][^"'`\s]*)?)["'`](?!:)/g;
/** In a map of pages stands where the records of a kind are; the id follows. */
const PAGES = /\bPAGES\b[^=]*= \{([^}]*)\}/g;

const addressesIn = (text: string): string[] =>
  [...text.matchAll(ADDRESS)].map(([, address = '']) => address);

function linksIn(file: string): { file: string; address: string }[] {
  const text = readFileSync(file, 'utf8');
  const maps = [...text.matchAll(PAGES)].map(([, map = '']) => map);
  const inMaps = maps.flatMap(addressesIn).map((page) => `${page}/*`);
  const elsewhere = addressesIn(text.replaceAll(PAGES, ''));
  return [...inMaps, ...elsewhere].map((address) => ({ file, address }));
}

describe('links inside the dashboard', () => {
  const shapes = new Set(paths.map(shapeOf));
  const isKnown = (shape: string) =>
    shapes.has(shape) || TO_COME.some((root) => shape === root || shape.startsWith(`${root}/`));
  const links = files.flatMap(linksIn);

  it('are all seen: in attributes, in maps of pages and in variables', () => {
    const seen = links.map(({ address }) => shapeOf(address));
    expect(seen).toEqual(expect.arrayContaining(['/jobs/*', '/contractors/*', '/orders/*', '/sync', '/']));
  });

  it('lead to pages that there are', () => {
    expect(links.filter(({ address }) => !isKnown(shapeOf(address)))).toEqual([]);
  });

  it('so do the addresses in letters, in Slack and in notices on a device', () => {
    const dead = Object.entries(KINDS).filter(
      ([, { page }]) => !isKnown(shapeOf(page.replace('{id}', '$id'))),
    );
    expect(dead).toEqual([]);
  });

  it('no two areas claim one address', () => {
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });
});
