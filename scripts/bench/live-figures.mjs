import { setTimeout as pause } from 'node:timers/promises';
import { Child } from './child.mjs';
import { SHIFT_MINUTES } from './dropping-clients.mjs';
import { median } from './figures.mjs';

const whole = (value) => Math.round(value).toLocaleString('en');
/** Sockets that one person may have. */
const SOCKETS_EACH = 20;

/** Messages that reach sockets per core-second of the server's process, both sides in turn, after a warm-up. */
export async function fanoutRounds(house, { sockets, messages, rounds }, say) {
  const database = await house.database();
  const [ours, bare] = [Child.start('./field-server.mjs'), Child.start('./bare-socket-server.mjs')];
  const [ourClients, bareClients] = [
    Child.start('./socket-clients.mjs'),
    Child.start('./socket-clients.mjs'),
  ];
  const { url } = await ours.ask('start', { databaseUrl: database.url });
  const bareUrl = (await bare.ask('start')).url;
  const { organizationId, managers } = await ours.ask('populate', {
    managers: Math.ceil(sockets / SOCKETS_EACH),
    contractors: 0,
  });
  await ourClients.ask('open', { url, namespace: 'managers', tokens: managers, sockets });
  await bareClients.ask('open', { url: bareUrl, namespace: 'managers', tokens: managers, sockets });
  const data = { jobId: managers[0].slice(0, 36), version: 7, status: 'in_progress' };
  const sides = { ours: [ours, ourClients], bare: [bare, bareClients] };
  const results = [];
  for (let round = 0; round <= rounds; round += 1) {
    const result = {};
    for (const [side, [server, clients]] of Object.entries(sides)) {
      await server.ask('begin');
      const told = server.ask('tell', { organizationId, count: messages, data, everyMs: 20 });
      await clients.ask('untilHeard', { messages: messages * sockets });
      await told;
      result[side] = (messages * sockets) / (await server.ask('end'));
    }
    if (round === 0) continue;
    say(`round ${round}: ${JSON.stringify(result, (_, value) => (value > 0 ? Math.round(value) : value))}`);
    results.push(result);
  }
  for (const child of [ourClients, bareClients, ours, bare]) await child.stop();
  await database.drop();
  return results;
}

export function fanoutFigures(results, { sockets }) {
  const of = (read) => median(results.map(read));
  return [
    {
      what: `live events to ${whole(sockets)} sockets, messages per core-second`,
      ours: whole(of(({ ours }) => ours)),
      peer: `${whole(of(({ bare }) => bare))} (bare Socket.IO broadcast)`,
      ratio: of(({ ours, bare }) => ours / bare),
      reach: { least: 0.8 },
    },
  ];
}

/** Contractors who send a place every few seconds, and screens that show them, for a while or for a soak. */
export async function trackingRun(
  house,
  { organizations, contractors, screens, everySeconds, seconds },
  say,
) {
  const database = await house.database();
  const server = Child.start('./field-server.mjs');
  const [phones, watchers] = [Child.start('./socket-clients.mjs'), Child.start('./socket-clients.mjs')];
  const { url } = await server.ask('start', { databaseUrl: database.url });
  for (let index = 0; index < organizations; index += 1) {
    const people = await server.ask('populate', {
      managers: screens,
      contractors: contractors / organizations,
      isClockedIn: true,
    });
    const opened = { url, sockets: screens };
    await watchers.ask('open', { ...opened, namespace: 'managers', tokens: people.managers });
    const sockets = people.contractors.length;
    await phones.ask('open', { ...opened, sockets, namespace: 'contractors', tokens: people.contractors });
  }
  say(`${contractors} phones and ${organizations * screens} screens are connected`);
  const driving = phones.ask('drive', { seconds, everySeconds });
  const samples = [];
  const parts = Math.max(4, Math.min(60, Math.floor(seconds / 10)));
  await pause(2_000);
  await watchers.ask('latencies');
  await server.ask('begin');
  for (let part = 0; part < parts; part += 1) {
    await pause((seconds * 1000 - 3_000) / parts);
    samples.push({ ...(await watchers.ask('latencies')), memory: await server.ask('memory') });
    if (seconds > 300)
      say(`${Math.round(((part + 1) * seconds) / parts)} s: ${JSON.stringify(samples.at(-1))}`);
  }
  const cpu = await server.ask('end');
  const told = await driving;
  for (const child of [phones, watchers, server]) await child.stop();
  await database.drop();
  return { samples, told, cores: cpu / seconds };
}

export function trackingFigures({ samples, told, cores }, { contractors, everySeconds, seconds }) {
  const heard = samples.filter(({ count }) => count > 0);
  const p99 = median(heard.map((sample) => sample.p99));
  const worst = Math.max(...heard.map((sample) => sample.worst));
  const third = Math.max(1, Math.floor(samples.length / 3));
  const memory = (part) => median(part.map((sample) => sample.memory));
  const [first, last] = [memory(samples.slice(0, third)), memory(samples.slice(-third))];
  const lost = told.refused + told.failed;
  const what = `${whole(contractors)} contractors, a place every ${everySeconds} s`;
  return [
    {
      what: `${what}: phone to screen, p99 in ms`,
      ours: `${whole(p99)} ms (median ${whole(median(heard.map(({ p50 }) => p50)))}, worst ${whole(worst)}; ${cores.toFixed(2)} cores)`,
      peer: '',
      ratio: p99,
      reach: { most: 250 },
    },
    {
      what: `the same, places of ${whole(told.sent)} that were not stored`,
      ours: `${lost}`,
      peer: '',
      ratio: lost,
      reach: { most: 0 },
    },
    {
      what: `the same, memory of the last third of ${whole(seconds)} s to the first`,
      ours: `${whole(last / 2 ** 20)} MB`,
      peer: `${whole(first / 2 ** 20)} MB`,
      ratio: last / first,
      reach: { most: 1.15 },
    },
  ];
}

/** Work over midnight is cut into one entry for each day, which together are the one shift that was worked. */
const SHIFTS = `SELECT COALESCE(split_from, id) AS id, sum(EXTRACT(EPOCH FROM ended_at - started_at) / 60)::int AS minutes
  FROM time_entries WHERE status = 'submitted' GROUP BY 1`;

/** Clients whose connections are cut with every step; afterwards their entries and the screens' events are counted. */
export async function dropRun(house, { clients, drops, screens }, say) {
  const database = await house.database();
  const server = Child.start('./field-server.mjs');
  const [phones, watchers] = [Child.start('./socket-clients.mjs'), Child.start('./socket-clients.mjs')];
  const { url } = await server.ask('start', { databaseUrl: database.url });
  const people = await server.ask('populate', { managers: screens, contractors: clients });
  const { organizationId } = people;
  await watchers.ask('watchWhileDropped', { url, tokens: people.managers, everyMs: 400 });
  const ids = await phones.ask('dropPhones', { url, tokens: people.contractors, drops, seed: 20_261_121 });
  const ask = (sql) => server.ask('count', { organizationId, sql });
  const expected = ids.length * 2;
  const told = "SELECT sequence::float8 || ' ' || name AS event FROM live_events ORDER BY sequence";
  const written = "SELECT count(*)::int AS n FROM live_events WHERE name LIKE 'timeentry:%'";
  for (let tries = 0; tries < 600 && (await ask(written))[0].n < expected; tries += 1) await pause(200);
  const events = (await ask(told)).map(({ event }) => event);
  const upTo = Number(events.at(-1).split(' ')[0]);
  const seen = await watchers.ask('whatScreensSaw', { upTo });
  const shifts = await ask(SHIFTS);
  const complete = new Set(shifts.filter(({ minutes }) => minutes >= SHIFT_MINUTES).map(({ id }) => id));
  for (const child of [phones, watchers, server]) await child.stop();
  await database.drop();
  const gaps = seen.flatMap((screen) => screen.gaps);
  say(`${clients * drops} steps were cut off, and ${gaps.length} connections of screens`);
  return {
    lost: ids.filter((id) => !complete.has(id)).length,
    doubled: shifts.length - ids.length + shifts.filter(({ minutes }) => minutes > SHIFT_MINUTES).length,
    missed: seen.reduce((sum, screen) => sum + missing(events, screen.seen), 0),
    repeated: seen.reduce((sum, screen) => sum + screen.seen.length - new Set(screen.seen).size, 0),
    longest: Math.max(0, ...gaps),
    cuts: clients * drops,
  };
}

function missing(events, seen) {
  const known = new Set(seen);
  return events.filter((event) => !known.has(event)).length;
}

export function dropFigures({ lost, doubled, missed, repeated, longest, cuts }) {
  const none = (what, count) => ({ what, ours: `${count}`, peer: '', ratio: count, reach: { most: 0 } });
  return [
    none(`time entries lost over ${whole(cuts)} cut connections`, lost),
    none('time entries doubled', Math.max(0, doubled)),
    none('live events that a screen missed', missed),
    none('live events that a screen was told twice', repeated),
    {
      what: 'longest time until a cut screen was up to date again, in s',
      ours: `${(longest / 1000).toFixed(2)} s`,
      peer: '',
      ratio: longest / 1000,
      reach: { most: 5 },
    },
  ];
}
