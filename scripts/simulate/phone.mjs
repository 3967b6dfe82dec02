import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { Drive, wayBetween } from './streets.mjs';

/** Metres a second in town. */
const CRUISING = 11;
const SEND_MS = 5_000;
/** Milliseconds on a site, at the speed of life. */
const ON_SITE = { least: 3 * 60_000, more: 6 * 60_000 };
const BREAK_CHANCE = 0.15;
const BREAK_MS = 60_000;
/** Metres around its true place that a phone in town says it is. */
const TREMBLE = 4;

/** One contractor with a phone: clocks in, drives along streets to a site, works there, takes a break, drives on. */
export class Phone {
  #socket;
  #drive;
  #timer;
  #isOver = false;
  sent = 0;
  refused = 0;

  constructor({ baseUrl, session, member, random, speed, say }) {
    Object.assign(this, { baseUrl, session, member, random, speed, say });
  }

  /** Works until `stop`. */
  async work() {
    const api = await this.session.api();
    await api.post(`/contractors/${this.member.contractorId}/location-consent`, { given: true });
    this.#connect();
    await this.#clockIn(api);
    let corner = this.member.home;
    for (let visit = 0; !this.#isOver; visit += 1) {
      const { corner: site } = this.member.visits[visit % this.member.visits.length];
      this.#drive = new Drive(wayBetween(this.member.city, corner, site));
      // On a fresh morning nobody is at the beginning of her way.
      if (visit === 0) this.#drive.move(this.random() * 1_500);
      while (!this.#drive.isOver && !this.#isOver) await this.#step(CRUISING * (0.6 + this.random() * 0.6));
      await this.#stay((ON_SITE.least + this.random() * ON_SITE.more) / this.speed);
      corner = site;
    }
  }

  /** Clocks out and hangs up; a server that is gone already is no reason to wait. */
  async stop() {
    this.#isOver = true;
    if (this.#timer && this.#socket?.connected)
      await this.#ask('timeentry:stop', { id: this.#timer, at: new Date().toISOString() }, 1_500).catch(
        () => undefined,
      );
    this.#socket?.disconnect();
  }

  #connect() {
    this.#socket = io(`${this.baseUrl}/contractors`, {
      transports: ['websocket'],
      forceNew: true,
      auth: (give) => {
        this.session.token().then(
          (token) => give({ token, lastSequence: this.lastSequence }),
          () => give({}),
        );
      },
    });
    this.#socket.onAny((_, message) => {
      this.lastSequence = Math.max(this.lastSequence ?? 0, message?.sequence ?? 0);
    });
    // The server ends a socket with its token; the library does not come back by itself from that.
    this.#socket.on('disconnect', (reason) => {
      if (reason !== 'io server disconnect' || this.#isOver) return;
      this.session.forget();
      setTimeout(() => this.#socket.connect(), 500);
    });
    this.#socket.on('connect_error', () => {
      if (this.#socket.active || this.#isOver) return;
      this.session.forget();
      setTimeout(() => this.#socket.connect(), 2_000);
    });
  }

  /** Goes on with the timer that an earlier run left, unless it has run all night. */
  async #clockIn(api) {
    const { contractorId, visits } = this.member;
    const mine = `/time-entries?contractorId=${contractorId}&limit=1`;
    for (const status of ['running', 'on_break']) {
      const [left] = (await api.get(`${mine}&status=${status}`)).items;
      if (!left) continue;
      if (status === 'running' && Date.now() - Date.parse(left.startedAt) < 9 * 3_600_000) {
        this.#timer = left.id;
        return;
      }
      await api.post(`/time-entries/${left.id}/stop`, {});
    }
    this.#timer = newId();
    const startedAt = new Date(Date.now() - Math.floor(this.random() * 20) * 60_000).toISOString();
    await this.#ask('timeentry:start', { id: this.#timer, startedAt, workOrderId: visits[0].id });
  }

  async #stay(milliseconds) {
    const until = Date.now() + milliseconds;
    const isBreak = this.random() < BREAK_CHANCE;
    if (isBreak) await this.#break();
    while (Date.now() < until && !this.#isOver) await this.#step(0);
  }

  async #break() {
    const step = (name) => this.#ask(`timeentry:${name}`, { id: this.#timer, at: new Date().toISOString() });
    await step('pause').catch(() => undefined);
    await pause(BREAK_MS / this.speed);
    await step('resume').catch(() => undefined);
  }

  async #step(metresPerSecond) {
    await pause(SEND_MS * (0.9 + this.random() * 0.2));
    this.#drive.move((metresPerSecond * this.speed * SEND_MS) / 1000);
    if (this.#isOver || !this.#socket.connected) return;
    const [latitude, longitude] = this.#drive.place;
    const tremble = () => ((this.random() - 0.5) * TREMBLE) / 111_195;
    const point = {
      at: new Date().toISOString(),
      latitude: latitude + tremble(),
      longitude: longitude + tremble(),
      accuracyMeters: Math.round(4 + this.random() * 12),
      speed: Number((metresPerSecond * this.speed).toFixed(1)),
      heading: Math.round(this.#drive.heading) % 360,
    };
    this.sent += 1;
    const answer = await this.#ask('location:update', { points: [point] }).catch(() => undefined);
    if (answer) this.refused += answer.refused.length;
  }

  async #ask(name, body, patience = 20_000) {
    const answer = await this.#socket.timeout(patience).emitWithAck(name, body);
    if (answer.ok) return answer.data;
    throw new Error(`${name}: ${answer.problem.detail}`);
  }
}

/** UUIDv7, made on the device. */
export function newId() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
