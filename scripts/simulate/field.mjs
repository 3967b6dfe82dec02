import { parseArgs } from 'node:util';
import { seeded } from '../chaos/random.mjs';
import { until } from '../demo/until.mjs';
import { gatherCrew, planCrew, Session } from './crew.mjs';
import { Phone } from './phone.mjs';

const say = (text) => process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== '--'),
  options: {
    contractors: { type: 'string', default: '12' },
    speed: { type: 'string', default: '1' },
    url: { type: 'string', default: `http://127.0.0.1:${process.env.PORT || 3000}` },
    seed: { type: 'string', default: '20261121' },
    owner: { type: 'string', default: 'owner@cascade.example' },
  },
});

/** Crews that drive and work over the public API and the sockets, until the program is ended. */
async function simulate() {
  const count = wholeNumber('contractors', 1, 5_000);
  const speed = wholeNumber('speed', 1, 5);
  const random = seeded(wholeNumber('seed', 0, 2 ** 31));
  const password = process.env.DEMO_PASSWORD || 'demo-Password-1';
  const baseUrl = values.url.replace(/\/$/, '');
  await until('InvoicePatch to answer', () => isReady(baseUrl));
  const owner = await new Session(baseUrl, values.owner, password).api();
  const crew = await gatherCrew(owner, planCrew(count, random), password);
  say(`${crew.length} contractors go to work at ${baseUrl}, at ${speed} × the speed of life.`);
  const phones = crew.map((member, index) => {
    const session = new Session(baseUrl, member.email, password);
    return new Phone({ baseUrl, session, member, random: seeded(index + 1), speed, say });
  });
  const leave = async () => {
    await Promise.all(phones.map((phone) => phone.stop()));
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, leave);
  for (const phone of phones)
    phone.work().catch((error) => say(`${phone.member.name} stays at home: ${error.message}`));
  setInterval(() => {
    const sent = phones.reduce((sum, phone) => sum + phone.sent, 0);
    const refused = phones.reduce((sum, phone) => sum + phone.refused, 0);
    say(`${sent} places sent, ${refused} refused`);
  }, 60_000);
}

function wholeNumber(name, least, most) {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}, but it is "${values[name]}".`);
}

async function isReady(baseUrl) {
  const answer = await fetch(`${baseUrl}/health/ready`).catch(() => undefined);
  return answer?.ok ? true : undefined;
}

simulate().catch((error) => {
  process.stderr.write(`The simulation ended: ${error.message}\n`);
  process.exit(1);
});
