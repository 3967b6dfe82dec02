import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { answerTasks } from './child.mjs';
import { DroppingPhone, DroppingScreen } from './dropping-clients.mjs';

const state = { sockets: [], heard: 0, latencies: [], phones: [], screens: [] };
const AT_ONCE = 50;

/** So many sockets over the tokens given, all of them up to date before this answers. */
async function open({ url, namespace, tokens, sockets }) {
  for (let from = 0; from < sockets; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, sockets - from) }, (_, index) =>
        connect(`${url}/${namespace}`, tokens[(from + index) % tokens.length]),
      ),
    );
}

function connect(url, token) {
  return new Promise((resolve, reject) => {
    const socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { token },
    });
    state.sockets.push(socket);
    socket.once('live:ready', resolve);
    socket.once('connect_error', (error) => reject(new Error(error.message)));
    socket.on('job:moved', () => {
      state.heard += 1;
    });
    socket.on('contractor:location_updated', ({ data }) => {
      state.heard += 1;
      const now = Date.now();
      for (const { at } of data.positions) state.latencies.push(now - Date.parse(at));
    });
  });
}

/** Waits until as many messages have come, however slowly, and counts anew. */
async function untilHeard({ messages }) {
  let [last, since] = [0, Date.now()];
  while (state.heard < messages) {
    if (state.heard > last) [last, since] = [state.heard, Date.now()];
    if (Date.now() - since > 30_000) throw new Error(`${state.heard} of ${messages} messages came.`);
    await pause(5);
  }
  state.heard = 0;
}

/** Every phone sends one place in each period, spread over it; answers how many were sent and refused. */
async function drive({ seconds, everySeconds, area }) {
  const until = Date.now() + seconds * 1000;
  const told = { sent: 0, refused: 0, failed: 0 };
  const placeAt = area ? inArea(area, state.sockets.length) : inLine;
  await Promise.all(
    state.sockets.map((socket, index) => driveOne(socket, index, { until, everySeconds, told, placeAt })),
  );
  return told;
}

const inLine = (index, step) => ({ latitude: 43.6 + index * 1e-4, longitude: -79.4 + step * 1e-4 });

/** Everybody drives up and down a street of her own, some 40 metres with each step. */
function inArea({ latitude, longitude, height, width }, count) {
  const columns = Math.ceil(Math.sqrt(count * 1.6));
  const rows = Math.ceil(count / columns);
  return (index, step) => {
    const along = Math.abs(((step + index) % 20) - 10) * 4e-4;
    return {
      latitude: latitude + (Math.floor(index / columns) / rows) * height,
      longitude: longitude + ((index % columns) / columns) * width + along,
    };
  };
}

async function driveOne(socket, index, { until, everySeconds, told, placeAt }) {
  await pause((index / state.sockets.length) * everySeconds * 1000);
  for (let step = 0; Date.now() < until; step += 1) {
    const at = new Date().toISOString();
    const place = { ...placeAt(index, step), accuracyMeters: 8 };
    told.sent += 1;
    socket
      .timeout(20_000)
      .emitWithAck('location:update', { points: [{ at, ...place }] })
      .then((answer) => {
        if (!answer.ok) told.failed += 1;
        else told.refused += answer.data.refused.length;
      })
      .catch(() => {
        told.failed += 1;
      });
    await pause(everySeconds * 1000);
  }
}

/** Milliseconds from the phone to the screen of everything heard since the last question. */
function latencies() {
  const sorted = state.latencies.sort((a, b) => a - b);
  state.latencies = [];
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), worst: at(1) };
}

function close() {
  for (const socket of state.sockets.splice(0)) socket.disconnect();
  state.heard = 0;
  state.latencies = [];
}

/** Phones that clock in and out, and screens that listen, while their connections are cut again and again. */
async function dropPhones({ url, tokens, drops, seed }) {
  const phones = tokens.map((token, index) => new DroppingPhone(url, token, seed + index));
  const done = await Promise.all(phones.map((phone) => phone.work(drops)));
  return done.flat();
}

async function watchWhileDropped({ url, tokens, everyMs }) {
  state.screens = tokens.map((token) => new DroppingScreen(url, token, everyMs));
  await Promise.all(state.screens.map((screen) => screen.open()));
}

async function whatScreensSaw({ upTo }) {
  return Promise.all(state.screens.map((screen) => screen.finish(upTo)));
}

answerTasks({ open, untilHeard, drive, latencies, close, dropPhones, watchWhileDropped, whatScreensSaw });
