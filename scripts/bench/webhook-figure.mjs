import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Child } from './child.mjs';

const TOKEN = 'sandbox-verifier-token';
/** Of a sender who waits that long for the first word, or whose connection breaks: that counts as refused. */
const PATIENCE_MS = 120_000;
const NOT_ANSWERED = 0;
const KINDS = ['Customer', 'Invoice', 'Payment', 'Item'];

/**
 * Signed notices in both of Intuit's formats, so many a second whether or not the last ones are answered. A delivery is
 * timed from the moment at which it was due: one that had to wait for its turn to be sent was late for the sender.
 */
export async function webhookRun(house, { perSecond, seconds, companies }, say) {
  const database = await house.database();
  const server = Child.start('./notice-server.mjs');
  const { url } = await server.ask('start', {
    ...{ databaseUrl: database.url, ownerUrl: database.ownerUrl, sandboxUrl: house.sandbox.url, companies },
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const send = (number) => deliver(`${url}/webhooks/quickbooks-online`, agent, bodyOf(number, companies));
  const warmUp = perSecond * 2;
  await paced(warmUp, perSecond, send);
  await house.settle();
  const total = perSecond * seconds;
  const told = await paced(total, perSecond, (number) => send(warmUp + number));
  const kept = await server.ask('kept');
  agent.destroy();
  await server.stop();
  await database.drop();
  told.milliseconds.sort((one, other) => one - other);
  const at = (share) => told.milliseconds[Math.min(total - 1, Math.floor(total * share))];
  const result = {
    p50: at(0.5),
    p99: at(0.99),
    most: at(1),
    refused: told.refused,
    lost: (warmUp + total) * 3 - kept,
  };
  say(
    `${total} deliveries in ${seconds} s: ${JSON.stringify(result, (_, value) => (value > 0 ? Math.round(value) : value))}`,
  );
  return result;
}

export function webhookFigures({ p50, p99, most, refused, lost }, { perSecond, seconds }) {
  const load = `${perSecond} signed notices a second for ${seconds} s`;
  const ms = (value) => `${Math.round(value)} ms`;
  return [
    {
      what: `${load}, p99 in s`,
      ours: `${ms(p99)} (p50 ${ms(p50)}, the slowest ${ms(most)})`,
      ...{ peer: '', ratio: p99 / 1000, reach: { most: 1 } },
    },
    {
      what: `${load}, refused or lost`,
      ours: `${refused} refused, ${lost} of three in each lost`,
      ...{ peer: '', ratio: refused + Math.abs(lost), reach: { most: 0 } },
    },
  ];
}

/** Begins each when it is due. */
async function paced(count, perSecond, send) {
  const milliseconds = [];
  let refused = 0;
  const begun = performance.now();
  const sent = [];
  for (let number = 0; number < count; number++) {
    const due = begun + (number * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await pause(early);
    sent.push(
      send(number).then((status) => {
        milliseconds.push(performance.now() - due);
        if (status !== 200) refused++;
      }),
    );
  }
  await Promise.all(sent);
  return { milliseconds, refused };
}

/** Three notices of two companies, in the older format and as CloudEvents in turn. */
function bodyOf(number, companies) {
  const notices = [0, 1, 2].map((place) => ({
    company: `bench-${(number + (place === 2 ? 1 : 0)) % companies}`,
    name: KINDS[(number + place) % KINDS.length],
    id: `${number}-${place}`,
    time: new Date(1_790_000_000_000 + number).toISOString(),
  }));
  return JSON.stringify(number % 2 === 0 ? notifications(notices) : notices.map(cloudEvent));
}

function notifications(notices) {
  const byCompany = Map.groupBy(notices, ({ company }) => company);
  return {
    eventNotifications: [...byCompany].map(([realmId, own]) => ({
      realmId,
      dataChangeEvent: {
        entities: own.map(({ name, id, time }) => ({ name, id, operation: 'Update', lastUpdated: time })),
      },
    })),
  };
}

const cloudEvent = ({ company, name, id, time }) => ({
  ...{ specversion: '1.0', id: `event-${id}`, source: 'intuit.bench', time },
  ...{ type: `qbo.${name.toLowerCase()}.updated.v1`, intuitentityid: id, intuitaccountid: company },
});

function deliver(url, agent, body) {
  const signature = createHmac('sha256', TOKEN).update(body).digest('base64');
  const headers = { 'content-type': 'application/json', 'intuit-signature': signature };
  return new Promise((resolve) => {
    const call = request(url, { method: 'POST', agent, headers, timeout: PATIENCE_MS }, (answer) => {
      answer.resume();
      answer.on('close', () => resolve(answer.complete ? answer.statusCode : NOT_ANSWERED));
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(NOT_ANSWERED));
    call.end(body);
  });
}
