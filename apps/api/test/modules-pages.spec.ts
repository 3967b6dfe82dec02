import { readdirSync, readFileSync } from 'node:fs';
import { ROUTES, type RouteKey, TENANT_ROLES } from '#identity';

const FOLDER = 'docs/modules';
const pages = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(`${FOLDER}/${name}`, 'utf8') }));
const libs = readdirSync('libs');
const textOf = (lib: string): string => pages.find(({ name }) => name === `${lib}.md`)?.text ?? '';

describe('docs/modules', () => {
  it('has a page for every library; what only the dashboard is made of is on its page', () => {
    const browser = /^(ui|ui-.+|api-client)$/;
    const missing = libs.filter((lib) =>
      browser.test(lib) ? !textOf('dashboard').includes(`libs/${lib}`) : textOf(lib) === '',
    );
    expect(missing).toEqual([]);
  });

  it('has no page of a library that is gone', () => {
    const known = [...libs, ...readdirSync('apps')];
    const lost = pages.filter(
      ({ name }) => !known.some((room) => name === `${room}.md` || name.startsWith(`${room}-`)),
    );
    expect(lost.map(({ name }) => name)).toEqual([]);
  });

  it('says of a route what the table of routes says', () => {
    const told = pages.flatMap(({ text }) =>
      [...text.matchAll(/^\| `([A-Z]+ \/\S*)` \| `([a-z.-]+)` \|/gm)].map(([, route = '', rule]) => [
        route,
        rule,
      ]),
    );
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter(([route, rule]) => ROUTES[route as RouteKey] !== rule)).toEqual([]);
  });

  it('describes every role', () => {
    const described = [...textOf('identity').matchAll(/^\| `([a-z]+)` \| [^`|]/gm)].map(([, role]) => role);
    expect(described.slice(0, TENANT_ROLES.length)).toEqual([...TENANT_ROLES]);
  });
});
