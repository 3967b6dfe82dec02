import { pick, seeded, whole } from './random.mjs';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const SKEW = 120_000;
const OUTAGE = 30 * MINUTE;
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
      const organization = await nodes[0].test.createOrganization();
      const tick = (ticker) => nodes[0].as(organization, () => ticker.tick(ZONE));
      judged(findings, what, size, await ticked({ tickers, tick, random, midnight, hours: size }));
    }
  } finally {
    for (const [index, ticker] of tickers.entries()) Object.assign(ticker, kept[index]);
  }
}

/**
 * Every minute of those hours, with the change in their middle and half an hour without any node over 02:00 of its night.
 * Answers which runs were started, and which instants any node saw.
 */
async function ticked({ tickers, tick, random, midnight, hours }) {
  const change = Date.parse(midnight) + 2 * HOUR;
  const from = change - Math.floor(hours / 2) * HOUR;
  const downFrom = change - whole(random, 5, 25) * MINUTE;
  const started = [];
  const seen = [];
  let clocks = [];
  for (const [index, ticker] of tickers.entries())
    Object.assign(ticker, {
      runs: {
        startAll: async (_kind, trigger) => void started.push({ trigger, node: index, at: clocks[index] }),
      },
    });
  for (let at = from; at < from + hours * HOUR; at += MINUTE) {
    if (at >= downFrom && at < downFrom + OUTAGE) continue;
    clocks = tickers.map((_, index) => at + (index === 0 ? 1 : -1) * whole(random, 0, SKEW));
    seen.push(...clocks);
    for (const [index, ticker] of tickers.entries())
      Object.assign(ticker, { clock: { now: () => new Date(clocks[index]) } });
    // At once, or one after the other.
    if (pick(random, [true, false])) await Promise.all(tickers.map(tick));
    else for (const ticker of tickers) await tick(ticker);
  }
  return { started, seen, from, until: from + hours * HOUR };
}

function judged(findings, what, hours, { started, seen, from, until }) {
  // A clock that is wrong also sees a little of the hours before and after, which are not counted.
  const isCounted = (at) => at >= from && at < until;
  const count = (trigger) => started.filter((run) => run.trigger === trigger && isCounted(run.at)).length;
  const blocks = new Set(seen.filter(isCounted).map((at) => Math.floor(at / TEN_MINUTES))).size;
  findings.exactly(`${what}: hourly runs, those of the outage made up for`, hours, count('hourly'));
  // The first look of an hour is the hourly one.
  const looks = count('hourly') + count('catch-up');
  findings.exactly(`${what}: runs every ten minutes in which any node was there`, blocks, looks);
  const nightly = started.filter(({ trigger }) => trigger === 'nightly').length;
  findings.exactly(`${what}: nightly runs, one for each local day from 02:00 on`, nights(seen), nightly);
  const byNode = Map.groupBy(started, ({ node }) => node);
  findings.note(
    `started by the two nodes: ${[0, 1].map((node) => byNode.get(node)?.length ?? 0).join(' and ')}`,
  );
}

/** Local days, begun at 02:00 of the clock on the wall, told apart from the schedule by the platform's own calendar. */
function nights(seen) {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{
      timeZone: ZONE,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    },
  });
  const days = seen.map((at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const day = Date.parse(`${parts.year}-${parts.month}-${parts.day}T00:00:00Z`);
    return Number(parts.hour) >= 2 ? day : day - 24 * HOUR;
  });
  return new Set(days).size;
}
