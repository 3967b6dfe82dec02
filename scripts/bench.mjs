import { cpus, totalmem } from 'node:os';
import { httpFigures, memoryFigures, pullFigures, validationFigures } from './bench/figures.mjs';
import { openHouse } from './bench/house.mjs';
import { httpRounds } from './bench/http-figure.mjs';
import { memoryRounds } from './bench/memory-figure.mjs';
import { pullRounds } from './bench/pull-figures.mjs';
import { validationRounds } from './bench/validation-figure.mjs';
import { build } from './build.mjs';

const PULLED = ['pull', 'rows', 'wire', 'delta'];
const ALL = [...PULLED, 'memory', 'http', 'validation'];
const FULL = {
  pull: { records: 100_000, sample: 5_000, rounds: 5 },
  memory: { small: 100_000, large: 1_000_000, rounds: 5 },
  http: { requests: 16_000, rounds: 5 },
  validation: { entries: 1_000_000, contractors: 250, invoices: 1000, lines: 500, times: 60, rounds: 5 },
};
const QUICK = {
  pull: { records: 10_000, sample: 300, rounds: 1 },
  memory: { small: 6_000, large: 12_000, rounds: 1 },
  http: { requests: 800, rounds: 1 },
  validation: { entries: 20_000, contractors: 25, invoices: 60, lines: 100, times: 10, rounds: 1 },
};

const say = (text) => process.stdout.write(`${text}\n`);

/** Measures what was asked for, or everything, and says of each figure whether it is reached. */
async function bench(words) {
  const rounds = Number(words.find((word) => /^--rounds=[1-9]$/.test(word))?.slice('--rounds='.length));
  const unknown = words.filter((word) => ![...ALL, '--quick', '--', `--rounds=${rounds}`].includes(word));
  if (unknown.length > 0)
    throw new Error(`${unknown.join(' ')} is not known: ${ALL.join(', ')}, --quick, --rounds=5.`);
  const named = ALL.filter((name) => words.includes(name));
  const wanted = new Set(named.length > 0 ? named : ALL);
  const isQuick = words.includes('--quick');
  const sizes = structuredClone(isQuick ? QUICK : FULL);
  if (rounds > 0) for (const size of Object.values(sizes)) size.rounds = rounds;
  build();
  const { model } = cpus()[0];
  say(`${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`);
  const house = await openHouse();
  const figures = [];
  try {
    if (PULLED.some((name) => wanted.has(name)))
      figures.push(...pullFigures(await pullRounds(house, sizes.pull, wanted, say), sizes.pull, wanted));
    if (wanted.has('memory'))
      figures.push(...memoryFigures(await memoryRounds(house, sizes.memory, say), sizes.memory));
    if (wanted.has('http')) figures.push(...httpFigures(await httpRounds(house, sizes.http, say)));
    if (wanted.has('validation')) {
      const results = await validationRounds(house, sizes.validation, say);
      figures.push(...validationFigures(results, sizes.validation));
    }
  } finally {
    await house.close();
  }
  for (const figure of figures) say(lineOf(figure));
  if (isQuick) say('Small sizes, one round: this only shows that the benches run.');
}

function lineOf({ what, ours, peer, ratio, reach }) {
  const isReached = reach.least === undefined ? ratio <= reach.most : ratio >= reach.least;
  const bound = reach.least === undefined ? `≤ ${reach.most}` : `≥ ${reach.least}`;
  const sides = peer === '' ? ours : `${ours} against ${peer}`;
  return `${isReached ? 'reached' : 'MISSED '}  ${ratio.toFixed(2)} (${bound})  ${what}: ${sides}`;
}

await bench(process.argv.slice(2));
process.exit(0);
