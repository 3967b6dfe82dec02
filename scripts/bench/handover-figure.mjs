import { createServer } from 'node:http';
import { Child } from './child.mjs';

/**
 * From the moment at which something happens to a record until a program has it, with nobody beside and with another
 * organization's program that never answers, of whom a whole backlog waits.
 */
export async function handoverRun(house, { perSecond, seconds, backlog }, say) {
  const outside = await Outside.open();
  const alone = await handedOver(house, outside, { perSecond, seconds, backlog: 0 });
  const beside = await handedOver(house, outside, { perSecond, seconds, backlog });
  outside.close();
  say(
    `handed over: ${JSON.stringify({ alone, beside }, (_, value) => (value > 0 ? Math.round(value) : value))}`,
  );
  return { alone, beside };
}

export function handoverFigures({ alone, beside }, { perSecond, seconds, backlog }) {
  const figure = (what, { p50, p99, most, missing }) => ({
    what: `${perSecond} events a second for ${seconds} s, from what happened to the program that has it, ${what}, p99 in s`,
    ours: `${Math.round(p99)} ms (p50 ${Math.round(p50)} ms, the slowest ${Math.round(most)} ms, ${missing} missing)`,
    ...{ peer: '', ratio: missing > 0 ? Number.POSITIVE_INFINITY : p99 / 1000, reach: { most: 2 } },
  });
  return [figure('alone', alone), figure(`beside ${backlog} messages to one that never answers`, beside)];
}

async function handedOver(house, outside, { perSecond, seconds, backlog }) {
  const database = await house.database();
  const server = Child.start('./handover-server.mjs');
  await server.ask('start', { databaseUrl: database.url });
  if (backlog > 0) {
    const hanging = await server.ask('populate', { url: `${outside.address}/hangs`, customers: backlog });
    await server.ask('tell', { ...hanging, perSecond: 1_000 });
    await server.ask('isQueued', hanging);
  }
  const ours = await server.ask('populate', {
    ...{ url: `${outside.address}/prompt`, customers: perSecond * seconds },
  });
  const told = await server.ask('tell', { ...ours, perSecond });
  await outside.hasHeardOf(told);
  const milliseconds = told.flatMap(({ id, at }) => {
    const heard = outside.heard.get(id);
    return heard === undefined ? [] : [heard - at];
  });
  await server.stop();
  await database.drop();
  milliseconds.sort((one, other) => one - other);
  const at = (share) =>
    milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))];
  return { p50: at(0.5), p99: at(0.99), most: at(1), missing: told.length - milliseconds.length };
}

const PATIENCE_MS = 60_000;

/** Programs of other people: one that says yes at once, and one that never says anything. */
class Outside {
  heard = new Map();

  static async open() {
    const outside = new Outside();
    outside.server = createServer((request, response) => outside.take(request, response));
    await new Promise((resolve) => outside.server.listen(0, '127.0.0.1', resolve));
    outside.address = `http://127.0.0.1:${outside.server.address().port}`;
    return outside;
  }

  take(request, response) {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/hangs') return;
      const { subject } = JSON.parse(Buffer.concat(chunks).toString());
      if (!this.heard.has(subject.id)) this.heard.set(subject.id, performance.timeOrigin + performance.now());
      response.end();
    });
  }

  async hasHeardOf(told) {
    const deadline = performance.now() + PATIENCE_MS;
    while (told.some(({ id }) => !this.heard.has(id)) && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
