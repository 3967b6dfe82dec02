const SIZE = { width: 1440, height: 900 };
const SLOWER = 4;
/** After the first answer: what still comes by then belongs to the start. */
const CALM_SECONDS = 3;
const PATIENCE_MS = 60_000;

/** A browser of her own, signed in, with nothing loaded. */
export async function openOffice(browser, url, { email, password }) {
  const context = await browser.newContext({ baseURL: url, viewport: SIZE });
  await context.addInitScript(watch);
  const answer = await context.request.post('/api/v1/auth/login', {
    headers: { 'x-session': 'cookie' },
    data: { email, password },
  });
  if (!answer.ok()) throw new Error(`The sign-in failed: ${await answer.text()}`);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return { page, session: await context.newCDPSession(page), close: () => context.close() };
}

/**
 * A first load with nothing kept, on a processor four times slower, to the moment from which the page can be used: everything
 * stands, a key that was pressed then is answered, and no task longer than 50 ms comes after it.
 */
export async function interactive(office, path) {
  const { page, session, close } = await office();
  const scripts = await countScripts(session);
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'benchShown' });
  const isShown = new Promise((resolve) => session.once('Runtime.bindingCalled', resolve));
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(path, { waitUntil: 'commit' });
  await isShown;
  const script = scripts();
  await page.keyboard.press('Control+k');
  await page.waitForFunction(() => globalThis.bench.answered > 0);
  await page.waitForTimeout(CALM_SECONDS * 1000);
  const { shown, answered, long } = await page.evaluate('bench');
  const calm = Math.max(0, ...long.map(({ startTime, duration }) => startTime + duration));
  await close();
  return { script, all: scripts(), shown, answered, calm, interactiveAt: Math.max(shown, answered, calm) };
}

/** Bytes of script that came over the wire, their heads included, with gzip: brotli would be less. */
async function countScripts(session) {
  await session.send('Network.enable');
  await session.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': 'gzip' } });
  const [scripts, encodings] = [new Set(), new Set()];
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (!response.mimeType.includes('javascript')) return;
    scripts.add(requestId);
    encodings.add(response.headers['content-encoding'] ?? 'none');
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  return () => {
    if (encodings.has('br')) throw new Error('Scripts came with brotli, and are not to be counted so.');
    return bytes;
  };
}

/** Every page of the navigation once to have seen it, and then again: from the press until everything on it is painted. */
export async function routeChanges(office) {
  const { page, close } = await office();
  await page.goto('/');
  const links = page.locator('aside nav a');
  await page.waitForFunction(() => globalThis.bench.shown > 0);
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const go = async (path) => {
    await page.evaluate((to) => globalThis.bench.expect(to), path);
    await page.locator(`aside nav a[href="${path}"]`).click();
    await page
      .waitForFunction(() => globalThis.bench.changed > 0)
      .catch(() => Promise.reject(new Error(`${path} was never complete.`)));
    return { path, milliseconds: await page.evaluate('bench.changed') };
  };
  const order = [...paths.slice(1), paths[0]];
  for (const path of order) await go(path);
  const changes = [];
  for (const path of order) changes.push(await go(path));
  await close();
  return changes;
}

/** The whole list from the first row to the last, as fast as told, while its pages come. */
export async function scrollThrough(office, { rows, speed }) {
  const { page, close } = await office();
  await page.goto('/invoices');
  const list = page.getByRole('region', { name: 'Invoices' });
  await list.getByRole('row').nth(20).waitFor();
  const { intervals, waited, bare } = await list.evaluate(scrollToEnd, { rows, speed });
  await close();
  const sorted = intervals.toSorted((a, b) => a - b);
  const seconds = intervals.reduce((sum, interval) => sum + interval, 0) / 1000;
  const slow = sorted[Math.floor(sorted.length * 0.95)];
  return { frames: intervals.length, seconds, slow, waited: waited / 1000, bare };
}

/** Runs in the page before its scripts: notes when it is complete, when a key is answered, and every long task. */
function watch() {
  localStorage.setItem('ip.signed-in', '1');
  const bench = { shown: 0, answered: 0, changed: 0, long: [], expect };
  globalThis.bench = bench;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) bench.long.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  const isComplete = () => document.querySelector('main h1') && !document.querySelector('main .shimmer');
  const isAnswered = () => document.querySelector('[role="dialog"] input');
  /** Calls back once the frame that shows it has been handed over. */
  const painted = (is, done) => {
    const look = () => {
      if (!is()) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now());
      requestAnimationFrame(() => channel.port2.postMessage(undefined));
    };
    requestAnimationFrame(look);
  };
  painted(isComplete, (at) => {
    bench.shown = at;
    globalThis.benchShown?.('');
    painted(isAnswered, (answered) => {
      bench.answered = answered;
    });
  });
  function expect(path) {
    bench.changed = 0;
    const before = document.querySelector('main h1')?.textContent;
    const isThere = () =>
      location.pathname === path && isComplete() && document.querySelector('main h1').textContent !== before;
    const begin = ({ timeStamp }) => {
      painted(isThere, (at) => {
        bench.changed = at - timeStamp;
      });
    };
    addEventListener('click', begin, { capture: true, once: true });
  }
}

/** Runs in the page: moves a list by a little in every frame, and counts only frames in which it moved. */
function scrollToEnd(box, { rows, speed }) {
  return new Promise((resolve) => {
    const intervals = [];
    let [last, waited, bare, hasMoved] = [performance.now(), 0, 0, false];
    const isWhole = () => Number(box.querySelector('table').getAttribute('aria-rowcount')) === rows + 1;
    const isCovered = () => {
      const shown = box.querySelectorAll('tr[data-index]');
      const { top, bottom } = box.getBoundingClientRect();
      const [first, end] = [
        shown[0].getBoundingClientRect(),
        shown[shown.length - 1].getBoundingClientRect(),
      ];
      return first.top <= top + box.querySelector('thead').offsetHeight && end.bottom >= bottom - 1;
    };
    const frame = () => {
      const now = performance.now();
      if (hasMoved) intervals.push(now - last);
      else waited += now - last;
      const before = box.scrollTop;
      box.scrollTop += (speed * Math.min(now - last, 50)) / 1000;
      hasMoved = box.scrollTop > before;
      last = now;
      if (hasMoved && !isCovered()) bare += 1;
      if (!hasMoved && isWhole()) resolve({ intervals, waited, bare });
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}
