import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { seeded } from '../chaos/random.mjs';
import { newId } from '../simulate/phone.mjs';

const RECONNECT = { reconnectionDelay: 50, reconnectionDelayMax: 200, randomizationFactor: 0.5 };
const PATIENCE_MS = 60_000;
/** A phone that is not answered waits twice as long the next time: asking again and again would only make a busy server busier. */
const FIRST_WAIT_MS = 2_000;
/** Milliseconds within which a cut falls: before, during or after the server has done what it was asked. */
const CUT_WITHIN_MS = 25;
const MINUTE = 60_000;
export const SHIFT_MINUTES = 5;

function connect(url, namespace, auth) {
  return io(`${url}/${namespace}`, { transports: ['websocket'], forceNew: true, auth, ...RECONNECT });
}

/** Cuts the connection as a tunnel does: without a word. */
const cut = (socket) => socket.io.engine?.close();

/** A phone that clocks in and out, sends each step again until it is acknowledged, and is cut off with every step. */
export class DroppingPhone {
  #socket;
  #random;

  constructor(url, token, seed) {
    this.#random = seeded(seed);
    this.#socket = connect(url, 'contractors', { token });
  }

  /** Answers the ids of the timers that it believes it has. */
  async work(drops) {
    const ids = [];
    // Shifts of the past days, so that none lies in the future and none overlaps.
    let startedAt = Date.now() - (drops + 2) * 10 * MINUTE;
    for (let drop = 0; drop < drops; drop += 2, startedAt += 10 * MINUTE) {
      const id = newId();
      await this.#insist('timeentry:start', { id, startedAt: new Date(startedAt).toISOString() });
      await this.#insist('timeentry:stop', {
        id,
        at: new Date(startedAt + SHIFT_MINUTES * MINUTE).toISOString(),
      });
      ids.push(id);
    }
    this.#socket.disconnect();
    return ids;
  }

  async #insist(name, body) {
    let tries = 0;
    let wait = FIRST_WAIT_MS;
    let isCut = false;
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      tries += 1;
      const asked = this.#socket.timeout(wait).emitWithAck(name, body);
      wait *= 2;
      if (!isCut) {
        isCut = true;
        await pause(this.#random() * CUT_WITHIN_MS);
        cut(this.#socket);
      }
      const answer = await asked.catch(() => undefined);
      if (answer?.ok) return;
      if (answer) throw new Error(`${name}: ${answer.problem.code} ${answer.problem.detail}`);
    }
    const state = this.#socket.connected ? 'connected' : 'not connected';
    throw new Error(
      `${name} was not acknowledged in ${PATIENCE_MS / 1000} s and ${tries} tries; the phone is ${state}.`,
    );
  }
}

/** A screen that is cut off again and again, and keeps what it was told. */
export class DroppingScreen {
  #socket;
  #timer;
  #cutAt;
  seen = [];
  gaps = [];
  lastSequence;

  constructor(url, token, everyMs) {
    const auth = (give) => give({ token, lastSequence: this.lastSequence });
    this.#socket = connect(url, 'managers', auth);
    this.everyMs = everyMs;
  }

  async open() {
    this.#socket.onAny((name, message) => this.#take(name, message));
    await new Promise((resolve) => this.#socket.once('live:ready', resolve));
    this.#timer = setInterval(() => {
      if (this.#cutAt !== undefined) return;
      this.#cutAt = Date.now();
      cut(this.#socket);
    }, this.everyMs);
  }

  #take(name, message) {
    if (name === 'live:ready' || name === 'live:reload') {
      if (this.#cutAt !== undefined) this.gaps.push(Date.now() - this.#cutAt);
      this.#cutAt = undefined;
      if (name === 'live:reload') this.seen.push('reload');
    } else this.seen.push(`${message.sequence} ${name}`);
    this.lastSequence = Math.max(this.lastSequence ?? 0, message.sequence);
  }

  /** Goes on until it has heard of `upTo`, and answers what it saw and how long it was ever away. */
  async finish(upTo) {
    clearInterval(this.#timer);
    const deadline = Date.now() + PATIENCE_MS;
    while (this.lastSequence < upTo && Date.now() < deadline) await pause(50);
    this.#socket.disconnect();
    return { seen: this.seen, gaps: this.gaps };
  }
}
