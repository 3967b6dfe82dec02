import { Child } from './child.mjs';
import { median } from './figures.mjs';

const whole = (value) => Math.round(value).toLocaleString('en');
/** The middle of the map, near enough that the squares of the crew fill the screen. */
const VIEW = '43.66,-79.39,14';
const SIZE = { width: 1440, height: 900 };
/** What everybody moves in: a little less than the screen. */
const AREA = { latitude: 43.645, longitude: -79.42, height: 0.026, width: 0.06 };
/** Until everybody has been seen once. */
const SETTLE_SECONDS = 45;
const PATIENCE_MS = 120_000;

/** The page of the live map in Chromium, in front of the product itself, while phones drive: how many frames a second it draws. */
export async function mapRun(house, size, say) {
  const { buildDashboard } = await import('../build-dashboard.mjs');
  const { launchChromium } = await import('../../apps/dashboard/test/stage/chromium.ts');
  await buildDashboard();
  const database = await house.database();
  const [server, phones] = [Child.start('./field-server.mjs'), Child.start('./socket-clients.mjs')];
  const browser = await launchChromium();
  try {
    const { url } = await server.ask('start', { databaseUrl: database.url });
    const people = await server.ask('populate', {
      managers: 1,
      contractors: size.contractors,
      isClockedIn: true,
    });
    const tokens = people.contractors;
    await phones.ask('open', { url, namespace: 'contractors', tokens, sockets: tokens.length });
    const results = {};
    for (const [name, more] of Object.entries({ single: '&groups=off', grouped: '' })) {
      const path = `/live?at=${VIEW}${more}`;
      const opened = await openMap(browser, url, people.managers[0], path, size.contractors);
      results[name] = await watch(opened, phones, size);
      const { intervals, told } = results[name];
      say(`${name}: ${whole(intervals.length / size.seconds)} frames/s, ${whole(told)} places/s`);
      await opened.page.context().close();
    }
    return results;
  } finally {
    await browser.close();
    await phones.stop();
    await server.stop();
    await database.drop();
  }
}

/** Lets everybody drive, waits until all are seen and places come as they should, and counts frames. */
async function watch({ page, told }, phones, { contractors, everySeconds, seconds }) {
  const driving = phones.ask('drive', { seconds: seconds + SETTLE_SECONDS, everySeconds, area: AREA });
  // When the page fails, that is what is told.
  driving.catch(() => undefined);
  const onMap = page.getByRole('region', { name: `Map with ${whole(contractors)} people` });
  await onMap.waitFor({ timeout: SETTLE_SECONDS * 1000 });
  await untilSteady(page, told, contractors / everySeconds / 2);
  told.count = 0;
  const intervals = await page.evaluate(frameIntervals, seconds * 1000);
  const places = told.count / seconds;
  await driving;
  return { intervals, told: places };
}

export function mapFigures(results, { contractors, seconds }) {
  const shown = { single: 'each drawn alone', grouped: 'grouped where they are close' };
  return Object.entries(results).map(([name, { intervals, told }]) => {
    const sorted = [...intervals].sort((a, b) => a - b);
    const slow = sorted[Math.floor(sorted.length * 0.95)];
    const frames = intervals.length / seconds;
    return {
      what: `map with ${whole(contractors)} moving people, ${shown[name]}, frames/s`,
      ours: `${frames.toFixed(1)} (a frame every ${median(intervals).toFixed(1)} ms, 1 of 20 later than ${slow.toFixed(1)} ms; ${whole(told)} new places/s)`,
      peer: '',
      ratio: frames,
      reach: { least: 30 },
    };
  });
}

/** Signed in without the sign-in, which is not what is measured. */
async function openMap(browser, url, accessToken, path, contractors) {
  const context = await browser.newContext({ baseURL: url, viewport: SIZE });
  await context.addInitScript(() => localStorage.setItem('ip.signed-in', '1'));
  await context.route('**/api/v1/auth/refresh', (route) =>
    route.fulfill({ json: { accessToken, expiresIn: 14_400 } }),
  );
  const page = await context.newPage();
  const told = countTold(page);
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(path);
  await page.getByRole('tab', { name: new RegExp(`^People\\s*${contractors}$`) }).waitFor();
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
  return { page, told };
}

/** Waits for a second in which at least so many places come; a machine that never manages is measured as it is. */
async function untilSteady(page, told, least) {
  for (let second = 0; second < SETTLE_SECONDS / 3; second += 1) {
    told.count = 0;
    await page.waitForTimeout(1000);
    if (told.count >= least) return;
  }
}

/** How many new places have come over the page's socket. */
function countTold(page) {
  const told = { count: 0 };
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const text = String(payload);
      if (text.includes('contractor:location_updated')) told.count += text.split('"contractorId"').length - 1;
    }),
  );
  return told;
}

/** Runs in the page: milliseconds between one frame and the next, for so long. */
function frameIntervals(milliseconds) {
  return new Promise((resolve) => {
    const intervals = [];
    const begun = performance.now();
    let last = begun;
    const frame = () => {
      const now = performance.now();
      intervals.push(now - last);
      last = now;
      if (now - begun >= milliseconds) resolve(intervals);
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}
