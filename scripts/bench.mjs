import { cpus, totalmem } from 'node:os';
import { httpFigures, memoryFigures, pullFigures, validationFigures } from './bench/figures.mjs';
import { handoverFigures, handoverRun } from './bench/handover-figure.mjs';
import { healthFigures, healthRounds } from './bench/health-figure.mjs';
import { openHouse } from './bench/house.mjs';
import { httpRounds } from './bench/http-figure.mjs';
import {
  dropFigures,
  dropRun,
  fanoutFigures,
  fanoutRounds,
  trackingFigures,
  trackingRun,
} from './bench/live-figures.mjs';
import { mapFigures, mapRun } from './bench/map-figure.mjs';
import { memoryRounds } from './bench/memory-figure.mjs';
import { pullRounds } from './bench/pull-figures.mjs';
import { screensFigures, screensRounds } from './bench/screens-figure.mjs';
import { transformFigures, transformRounds } from './bench/transform-figure.mjs';
import { validationRounds } from './bench/validation-figure.mjs';
import { webhookFigures, webhookRun } from './bench/webhook-figure.mjs';
import { build } from './build.mjs';

const PULLED = ['pull', 'rows', 'wire', 'delta'];
const ALL = [
  ...PULLED,
  ...[
    'memory',
    'http',
    'validation',
    'health',
    'webhooks',
    'handover',
    'transform',
    'fanout',
    'tracking',
    'drops',
    'map',
    'screens',
  ],
];
const FULL = {
  pull: { records: 100_000, sample: 5_000, rounds: 5 },
  memory: { small: 100_000, large: 1_000_000, rounds: 5 },
  http: { requests: 16_000, rounds: 5 },
  validation: { entries: 1_000_000, contractors: 250, invoices: 1000, lines: 500, times: 60, rounds: 5 },
  health: { operations: 1_000_000, times: 40, rounds: 5 },
  webhooks: { perSecond: 200, seconds: 30, companies: 40 },
  handover: { perSecond: 10, seconds: 60, backlog: 200 },
  transform: { records: 200_000, rounds: 5 },
  fanout: { sockets: 3_000, messages: 100, rounds: 5 },
  tracking: { organizations: 4, contractors: 2_000, screens: 3, everySeconds: 5, seconds: 60 },
  drops: { clients: 100, drops: 300, screens: 5 },
  screens: { invoices: 10_000, speed: 12_000, rounds: 5 },
  map: { contractors: 1_000, everySeconds: 2, seconds: 15 },
};
const QUICK = {
  pull: { records: 10_000, sample: 300, rounds: 1 },
  memory: { small: 6_000, large: 12_000, rounds: 1 },
  http: { requests: 800, rounds: 1 },
  validation: { entries: 20_000, contractors: 25, invoices: 60, lines: 100, times: 10, rounds: 1 },
  health: { operations: 20_000, times: 10, rounds: 1 },
  webhooks: { perSecond: 50, seconds: 3, companies: 5 },
  handover: { perSecond: 5, seconds: 4, backlog: 20 },
  transform: { records: 20_000, rounds: 1 },
  fanout: { sockets: 100, messages: 20, rounds: 1 },
  tracking: { organizations: 2, contractors: 60, screens: 2, everySeconds: 2, seconds: 12 },
  drops: { clients: 4, drops: 6, screens: 2 },
  screens: { invoices: 400, speed: 12_000, rounds: 1 },
  map: { contractors: 60, everySeconds: 1, seconds: 3 },
};

const say = (text) => process.stdout.write(`${text}\n`);

/** Measures what was asked for, or everything, and says of each figure whether it is reached. Answers whether all are. */
async function bench(words) {
  const rounds = Number(words.find((word) => /^--rounds=[1-9]$/.test(word))?.slice('--rounds='.length));
  const soak = soakOf(words);
  const known = [...ALL, '--quick', '--', `--rounds=${rounds}`, '--soak', `${soak}m`, `--soak=${soak}m`];
  const unknown = words.filter((word) => !known.includes(word));
  if (unknown.length > 0)
    throw new Error(`${unknown.join(' ')} is not known: ${ALL.join(', ')}, --quick, --rounds=5, --soak 30m.`);
  const named = ALL.filter((name) => words.includes(name));
  const wanted = new Set(named.length > 0 ? named : ALL);
  const isQuick = words.includes('--quick');
  const sizes = structuredClone(isQuick ? QUICK : FULL);
  if (rounds > 0) for (const size of Object.values(sizes)) size.rounds = rounds;
  if (soak > 0) sizes.tracking.seconds = soak * 60;
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
    if (wanted.has('health'))
      figures.push(...healthFigures(await healthRounds(house, sizes.health, say), sizes.health));
    if (wanted.has('webhooks'))
      figures.push(...webhookFigures(await webhookRun(house, sizes.webhooks, say), sizes.webhooks));
    if (wanted.has('handover'))
      figures.push(...handoverFigures(await handoverRun(house, sizes.handover, say), sizes.handover));
    if (wanted.has('transform'))
      figures.push(...transformFigures(await transformRounds(sizes.transform, say), sizes.transform));
    if (wanted.has('fanout'))
      figures.push(...fanoutFigures(await fanoutRounds(house, sizes.fanout, say), sizes.fanout));
    if (wanted.has('tracking'))
      figures.push(...trackingFigures(await trackingRun(house, sizes.tracking, say), sizes.tracking));
    if (wanted.has('screens'))
      figures.push(...screensFigures(await screensRounds(house, sizes.screens, say), sizes.screens));
    if (wanted.has('map')) figures.push(...mapFigures(await mapRun(house, sizes.map, say), sizes.map));
    if (wanted.has('drops')) figures.push(...dropFigures(await dropRun(house, sizes.drops, say)));
  } finally {
    await house.close();
  }
  for (const figure of figures) say(lineOf(figure));
  if (isQuick) say('Small sizes, one round: this only shows that the benches run.');
  return isQuick || figures.every(isReached);
}

/** Minutes of `--soak 30m`: how long the tracking bench goes on, to see whether memory stays flat. */
function soakOf(words) {
  const text = words.join(' ');
  return Number(/--soak[ =]([1-9]\d{0,2})m\b/.exec(text)?.[1] ?? 0);
}

/** A figure without a reach only says how it is. */
const isReached = ({ ratio, reach }) =>
  !reach || (reach.least === undefined ? ratio <= reach.most : ratio >= reach.least);

function lineOf(figure) {
  const { what, ours, peer, ratio, reach } = figure;
  const sides = peer === '' ? ours : `${ours} against ${peer}`;
  if (!reach) return `no reach ${ratio.toFixed(2)}  ${what}: ${sides}`;
  const bound = reach.least === undefined ? `≤ ${reach.most}` : `≥ ${reach.least}`;
  return `${isReached(figure) ? 'reached' : 'MISSED '}  ${ratio.toFixed(2)} (${bound})  ${what}: ${sides}`;
}

const areAllReached = await bench(process.argv.slice(2));
process.exit(areAllReached ? 0 : 1);
