import { pick, seeded, whole } from './random.mjs';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const SKEW = 120_000;
/** Less than an hour, and more: of the hours that are wholly missed nothing is left to do but one run. */
const OUTAGES = [30 * MINUTE, 95 * MINUTE];
const ZONE = 'America/Toronto';
/** Midnight, in that zone, of the nights that have no 02:00 and that have 01:00 twice. */
const CHANGES = { 'clocks go forward': '2027-03-14T05:00:00Z', 'clocks go back': '2026-11-01T04:00:00Z' };
const TEN_MINUTES = 10 * MINUTE;

/** Two nodes tick every minute, each with a clock that is wrong in its own way, over both changes of clocks. */
export async function cron({ stage, seed, size, findings }) {
  const nodes = await stage.nodes();
  const { SyncTicker } = await stage.part('libs/accounting/src/schedule/sync-ticker.js');
  const tickers = nodes.map((node) => node.get(SyncTicker));
  const kept = tickers.map(({ runs, clock }) => ({ runs, clock }));
  try {
    for (const [index, [what, midnight]] of Object.entries(CHANGES).entries()) {
      const random = seeded(seed + index);
      const outage = OUTAGES[(seed + index) % OUTAGES.length];
      const organization = await nodes[0].test.createOrganization();
      const tick = (ticker) => nodes[0].as(organization, () => ticker.tick(ZONE));
      judged(findings, what, await ticked({ tickers, tick, random, midnight, outage, hours: size }));
    }
  } finally {
    for (const [index, ticker] of tickers.entries()) Object.assign(ticker, kept[index]);
  }
}

/**
 * Every minute of those hours, with the change in their middle and an outage of all nodes over 02:00 of its night.
 * Answers which runs were started, and what the clock said at each minute that was ahead of the other.
 */
async function ticked({ tickers, tick, random, midnight, outage, hours }) {
  const change = Date.parse(midnight) + 2 * HOUR;
  const from = change - Math.floor(hours / 2) * HOUR;
  const downFrom = change - whole(random, 5, 25) * MINUTE;
  const started = [];
  const leading = [];
  let clocks = [];
  for (const [index, ticker] of tickers.entries())
    Object.assign(ticker, {
      runs: {
        startAll: async (_kind, trigger) => void started.push({ trigger, node: index, at: clocks[index] }),
      },
    });
  for (let at = from; at < from + hours * HOUR; at += MINUTE) {
    if (at >= downFrom && at < downFrom + outage) continue;
    clocks = tickers.map((_, index) => at + (index === 0 ? 1 : -1) * whole(random, 0, SKEW));
    leading.push(Math.max(...clocks));
    for (const [index, ticker] of tickers.entries())
      Object.assign(ticker, { clock: { now: () => new Date(clocks[index]) } });
    // At once, or one after the other.
    if (pick(random, [true, false])) await Promise.all(tickers.map(tick));
    else for (const ticker of tickers) await tick(ticker);
  }
  return { started, leading, from, until: from + hours * HOUR };
}

/** What has its run, by the clock of whoever started it: the first look of an hour is the hour's own. */
const SLOTS = {
  'hours in which any node was there without exactly one hourly run': {
    ...{ isMeant: ({ trigger }) => trigger === 'hourly', slotOf: (at) => Math.floor(at / HOUR) },
  },
  'ten minutes in which any node was there without exactly one run': {
    ...{ isMeant: ({ trigger }) => trigger !== 'nightly', slotOf: (at) => Math.floor(at / TEN_MINUTES) },
  },
  'local days from 02:00 on without exactly one nightly run': {
    ...{ isMeant: ({ trigger }) => trigger === 'nightly', slotOf: (at) => nightOf(at) },
  },
};

function judged(findings, what, { started, leading, from, until }) {
  // A clock that is wrong also sees a little of the hours before and after, which are not counted.
  const isCounted = (at) => at >= from && at < until;
  for (const [requirement, { isMeant, slotOf }] of Object.entries(SLOTS)) {
    const runs = Map.groupBy(
      started.filter((run) => isMeant(run) && isCounted(run.at)),
      ({ at }) => slotOf(at),
    );
    const due = new Set(leading.filter(isCounted).map(slotOf));
    const wrong = [...new Set([...due, ...runs.keys()])]
      .map((slot) => [slot, runs.get(slot)?.length ?? 0])
      .filter(([slot, count]) => count > 1 || (due.has(slot) && count === 0))
      .map(([slot, count]) => `${slot} has ${count}`);
    findings.none(`${what}: ${requirement}`, wrong, `${due.size}`);
  }
  const byNode = Map.groupBy(started, ({ node }) => node);
  findings.note(
    `started by the two nodes: ${[0, 1].map((node) => byNode.get(node)?.length ?? 0).join(' and ')}`,
  );
}

const WALL = new Intl.DateTimeFormat('en-CA', {
  ...{ timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' },
});

/** The local day, begun at 02:00 of the clock on the wall, told apart from the schedule by the platform's own calendar. */
function nightOf(at) {
  const parts = Object.fromEntries(WALL.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = Date.parse(`${parts.year}-${parts.month}-${parts.day}T00:00:00Z`);
  return new Date(Number(parts.hour) >= 2 ? day : day - 24 * HOUR).toISOString().slice(0, 10);
}
