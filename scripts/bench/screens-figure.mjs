import { Child } from './child.mjs';
import { median } from './figures.mjs';
import { interactive, openOffice, routeChanges, scrollThrough } from './screens.mjs';

const whole = (value) => Math.round(value).toLocaleString('en');
/** What one opens first, and the longest list there is. */
const FIRST = { home: '/', invoices: '/invoices' };

/** The dashboard as a person meets it, in front of the product itself and so many invoices: four budgets of a screen. */
export async function screensRounds(house, { invoices, speed, rounds }, say) {
  const { buildDashboard } = await import('../build-dashboard.mjs');
  const { launchChromium } = await import('../../apps/dashboard/test/stage/chromium.ts');
  await buildDashboard();
  const database = await house.database();
  const server = Child.start('./field-server.mjs');
  const browser = await launchChromium();
  const results = [];
  try {
    const { url } = await server.ask('start', { databaseUrl: database.url });
    const person = await server.ask('office', { invoices });
    await house.settle();
    const office = () => openOffice(browser, url, person);
    for (let round = 0; round <= rounds; round += 1) {
      const result = { first: {} };
      for (const [name, path] of Object.entries(FIRST)) result.first[name] = await interactive(office, path);
      result.routes = await routeChanges(office);
      // The first warms up.
      if (round === 0) continue;
      result.scroll = await scrollThrough(office, { rows: invoices, speed });
      say(`round ${round}: ${told(result)}`);
      results.push(result);
    }
    return results;
  } finally {
    await browser.close();
    await server.stop();
    await database.drop();
  }
}

function told({ first, routes, scroll }) {
  const opened = Object.entries(first).map(
    ([name, { script, interactiveAt }]) => `${name} ${whole(script / 1024)} KB, ${whole(interactiveAt)} ms`,
  );
  const { path, milliseconds } = slowest(routes);
  const changes = `slowest change ${path} ${whole(milliseconds)} ms`;
  return [...opened, changes, `${whole(scroll.frames / scroll.seconds)} frames/s`].join('; ');
}

const slowest = (routes) => routes.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));

export function screensFigures(results, { invoices }) {
  const of = (read) => median(results.map(read));
  const names = { home: 'Home', invoices: `the list of ${whole(invoices)} invoices` };
  return [
    ...Object.entries(names).flatMap(([id, name]) =>
      firstFigures(name, (read) => of(({ first }) => read(first[id]))),
    ),
    routeFigure(results),
    {
      what: `${whole(invoices)} rows scrolled from the first to the last, frames/s`,
      ours: `${of(({ scroll }) => scroll.frames / scroll.seconds).toFixed(1)} (1 of 20 later than ${of(({ scroll }) => scroll.slow).toFixed(1)} ms; ${whole(of(({ scroll }) => scroll.seconds))} s, ${of(({ scroll }) => scroll.waited).toFixed(1)} s of waiting for rows, ${whole(of(({ scroll }) => scroll.bare))} frames with a gap)`,
      peer: '',
      ratio: of(({ scroll }) => scroll.frames / scroll.seconds),
      reach: { least: 50 },
    },
  ];
}

function firstFigures(name, of) {
  const kilobytes = (bytes) => bytes / 1024;
  return [
    {
      what: `first load of ${name}, KB of script with gzip as transferred until it is interactive`,
      ours: `${of(({ script }) => kilobytes(script)).toFixed(0)} KB (${of(({ all }) => kilobytes(all)).toFixed(0)} KB in all)`,
      peer: '',
      ratio: of(({ script }) => kilobytes(script)),
      reach: { most: 250 },
    },
    {
      what: `first load of ${name} on a processor four times slower, s until it is interactive`,
      ours: `${of(({ interactiveAt }) => interactiveAt / 1000).toFixed(2)} s (complete after ${of(({ shown }) => shown / 1000).toFixed(2)} s, a first key answered after ${of(({ answered }) => answered / 1000).toFixed(2)} s, the last long task ended after ${of(({ calm }) => calm / 1000).toFixed(2)} s)`,
      peer: '',
      ratio: of(({ interactiveAt }) => interactiveAt / 1000),
      reach: { most: 1.5 },
    },
  ];
}

/** Of each page the median of all rounds; what counts is the slowest page. */
function routeFigure(results) {
  const paths = results[0].routes.map(({ path }) => path);
  const medians = paths.map((path) => ({
    path,
    milliseconds: median(
      results.map(({ routes }) => routes.find((route) => route.path === path).milliseconds),
    ),
  }));
  const worst = slowest(medians);
  return {
    what: 'route change between pages that were open before, ms from the press until the slowest is painted',
    ours: `${whole(worst.milliseconds)} ms (${worst.path}; the median of ${medians.length} pages ${whole(median(medians.map(({ milliseconds }) => milliseconds)))} ms)`,
    peer: '',
    ratio: worst.milliseconds,
    reach: { most: 150 },
  };
}
