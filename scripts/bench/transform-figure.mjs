import { isDeepStrictEqual } from 'node:util';
import { Child } from './child.mjs';
import { median } from './figures.mjs';

/** The same stream of records through a mapping and through a function that somebody wrote for it. */
export async function transformRounds({ records, rounds }, say) {
  const worker = Child.start('./transform-worker.mjs');
  const results = [];
  for (let round = 0; round <= rounds; round++) {
    const ours = await worker.ask('run', { side: 'ours', count: records });
    const byHand = await worker.ask('run', { side: 'byHand', count: records });
    if (ours.total !== byHand.total || !isDeepStrictEqual(ours.last, byHand.last))
      throw new Error(`The sides disagree: ${JSON.stringify([ours, byHand])}`);
    // The first warms up.
    if (round === 0) continue;
    say(
      `round ${round}: ${Math.round(ours.perSecond)} records/s by the mapping, ${Math.round(byHand.perSecond)} by hand`,
    );
    results.push({ ours: ours.perSecond, byHand: byHand.perSecond });
  }
  await worker.stop();
  return results;
}

export function transformFigures(results, { records }) {
  const of = (read) => median(results.map(read));
  const whole = (value) => Math.round(value).toLocaleString('en');
  const what = `${whole(records)} records of 12 fields into 16, checked twice`;
  return [
    {
      what: `${what}, records per second of one core`,
      ours: whole(of(({ ours }) => ours)),
      peer: '10,000',
      ratio: of(({ ours }) => ours) / 10_000,
      reach: { least: 1 },
    },
    {
      what: 'the same against bare ajv and a function written by hand',
      ours: whole(of(({ ours }) => ours)),
      peer: whole(of(({ byHand }) => byHand)),
      ratio: of(({ ours, byHand }) => ours / byHand),
      reach: { least: 0.25 },
    },
  ];
}
