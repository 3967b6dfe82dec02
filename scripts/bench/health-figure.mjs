import { HEAP_LIMIT } from '../heap-limit.mjs';
import { Child } from './child.mjs';
import { median } from './figures.mjs';

/** The health of one connection through which that many operations went, beside counting them one by one. */
export async function healthRounds(house, { rounds, times, operations }, say) {
  const database = await house.database();
  const ours = Child.start('./health-worker.mjs', { NODE_OPTIONS: HEAP_LIMIT });
  const made = await ours.ask('start', {
    databaseUrl: database.url,
    ownerUrl: database.ownerUrl,
    operations,
  });
  say(
    `${made.operations} operations, ${made.hours} rows of hours, ${made.links} links, ${made.waiting} waiting`,
  );
  await house.settle();
  const results = [];
  for (let round = 0; round <= rounds; round++) {
    const result = await ours.ask('measure', { times });
    // The first warms up.
    if (round === 0) continue;
    say(`round ${round}: ${JSON.stringify(result, (_, value) => (value > 0 ? Math.round(value) : value))}`);
    results.push(result);
  }
  await ours.stop();
  await database.drop();
  return results;
}

export function healthFigures(results, { operations }) {
  const of = (read) => median(results.map(read));
  const ms = (value) => `${Math.round(value)} ms`;
  const many = operations.toLocaleString('en');
  return [
    {
      what: `health of a connection with ${many} operations recorded, p95 in s`,
      ours: `${ms(of(({ one }) => one.p95))} (median ${ms(of(({ one }) => one.median))})`,
      peer: '',
      ratio: of(({ one }) => one.p95 / 1000),
      reach: { most: 2 },
    },
    {
      what: 'the same again within a minute, p95 in s',
      ours: ms(of(({ again }) => again.p95)),
      peer: '',
      ratio: of(({ again }) => again.p95 / 1000),
      reach: { most: 2 },
    },
    {
      what: 'all connections at a glance, p95 in s',
      ours: ms(of(({ all }) => all.p95)),
      peer: '',
      ratio: of(({ all }) => all.p95 / 1000),
      reach: { most: 2 },
    },
    {
      what: 'success rates of 24 hours, 7 and 30 days, times faster',
      ours: `${ms(of(({ rates }) => rates.median))} from the hours`,
      peer: `${ms(of(({ counted }) => counted.median))} from the operations`,
      ratio: of(({ rates, counted }) => counted.median / rates.median),
      reach: { least: 10 },
    },
  ];
}
