import { HEAP_LIMIT } from '../heap-limit.mjs';
import { Child } from './child.mjs';

/** Validation of one large invoice and of many small ones in an organization with that many time entries. */
export async function validationRounds(house, { rounds, times, ...sizes }, say) {
  const database = await house.database();
  const ours = Child.start('./validation-worker.mjs', { NODE_OPTIONS: HEAP_LIMIT });
  await ours.ask('start', { databaseUrl: database.url, ownerUrl: database.ownerUrl, ...sizes });
  await house.settle();
  const results = [];
  for (let round = 0; round <= rounds; round++) {
    const { milliseconds, statements } = await ours.ask('one', { times });
    const many = await ours.ask('many');
    // The first warms up.
    if (round === 0) continue;
    const result = {
      p95: percentile(milliseconds, 0.95),
      median: percentile(milliseconds, 0.5),
      statements,
      many,
    };
    say(
      `round ${round}: ${JSON.stringify(result, (_, value) => (value > 0 ? Math.round(value * 100) / 100 : value))}`,
    );
    results.push(result);
  }
  await ours.stop();
  await database.drop();
  return results;
}

function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
