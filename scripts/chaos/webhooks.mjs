import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../demo/until.mjs';
import { BothBooks } from './books.mjs';
import { injected } from './faults.mjs';
import { invoiceOf } from './invoices.mjs';
import { seeded, shuffled, whole } from './random.mjs';

const COPIES = 10;
const OWN = 0.3;
const LOST = 0.1;
/** Of the notices of our own writes, those that must come before our answer; a busy machine may be late for some. */
const EARLY = 0.9;
const LATE_MS = 400;
const MINUTES = 15;
const MINUTE = 60_000;
const TOKEN = 'sandbox-verifier-token';
const phoneOf = (number) => ({ PrimaryPhone: { FreeFormNumber: `647 555 ${1000 + number}` } });

/**
 * Notices of new and changed customers, and of our own invoices while our own answer has not come: each ten times, in
 * any order. A tenth is never delivered, and the schedule's clock is moved until it is found.
 */
export async function webhooks({ stage, seed, size, findings }) {
  const random = seeded(seed);
  const office = await stage.office();
  const books = new BothBooks(stage, office);
  const letterBox = await LetterBox.open(stage, office, random);
  try {
    const plan = { own: Math.round(size * OWN), lost: Math.round(size * LOST) };
    const theirs = await toldOf(stage, office, size - plan.own - plan.lost);
    const ours = await sentLate({ stage, office, random, findings }, plan.own);
    await letterBox.delivered();
    await judgeDelivered({ books, letterBox, findings }, theirs, ours);
    letterBox.isLosing = true;
    await judgeLost({ stage, books, random, findings }, plan.lost);
  } finally {
    await letterBox.close();
  }
}

/** New customers there, every second of whom is changed again right away. */
async function toldOf(stage, { company }, count, prefix = 'told') {
  const made = [];
  for (let number = 0; number < count; number += 1) {
    const { Customer } = await stage.sandbox.create(company.realm, 'customer', {
      DisplayName: `Customer ${prefix} ${number}`,
    });
    if (number % 2 === 1) await stage.sandbox.edit(company.realm, 'customer', Customer.Id, phoneOf(number));
    made.push(Customer.Id);
  }
  return made;
}

/** The notice of each is there before our own answer, which is held back for that. */
async function sentLate({ stage, office, random, findings }, count) {
  const { realm } = office.company;
  await stage.sandbox.fault({ kind: 'late', realm, method: 'POST', path: '/invoice', delayMs: LATE_MS });
  const ids = [];
  for (let number = 0; number < count; number++)
    ids.push((await office.enter(invoiceOf(office, random, number))).id);
  await office.settled(600_000, await stage.nodes());
  findings.exactly('answers to our own writes that came late', count, await injected(stage, office));
  await stage.sandbox.clearFaults();
  return ids;
}

async function judgeDelivered({ books, letterBox, findings }, theirs, ours) {
  await until(
    'every notice to be worked off',
    async () => {
      const [{ waiting }] = await books.sql(
        'SELECT count(*)::int AS waiting FROM webhook_events WHERE processed_at IS NULL',
      );
      return waiting === 0 && (await notHere(books, theirs)).length === 0 ? true : undefined;
    },
    300,
  );
  const { sent, refused, fresh, distinct, early } = letterBox.counts();
  findings.note(`${sent} deliveries of ${distinct} notices`);
  findings.need('notices of our own writes that were taken in before we knew of them', {
    required: `≥ ${Math.ceil(ours.length * EARLY)} of ${ours.length}`,
    measured: String(early),
    holds: early >= ours.length * EARLY,
  });
  findings.none('deliveries that were not accepted', refused);
  findings.exactly('notices taken in, each once', distinct, fresh);
  findings.none(
    'customers doubled, missing or different',
    await customerDifferences(books, theirs),
    `${theirs.length}`,
  );
  findings.none(
    'invoices of ours doubled, missing or different',
    await books.invoiceDifferences(ours),
    `${ours.length}`,
  );
  const documents = new Map((await books.there('invoice')).map((document) => [document.Id, document]));
  const links = await books.links('invoice');
  const again = ours.filter((id) => Number(documents.get(links.get(id))?.SyncToken ?? 1) > 0);
  findings.none('invoices of ours that were written a second time', again, `${ours.length}`);
}

/** The clock of the schedule goes on from a minute that the seed says, and nothing else does. */
async function judgeLost({ stage, books, random, findings }, count) {
  const { office } = books;
  const { CLOCK } = await stage.part('libs/platform/src/index.js');
  const { SyncTicker } = await stage.part('libs/accounting/src/schedule/sync-ticker.js');
  const nodes = await stage.nodes();
  const clocks = nodes.map((node) => node.get(CLOCK));
  const before = clocks.map(({ now }) => now);
  let at = Date.parse('2026-11-24T15:00:00Z') + whole(random, 0, 59) * MINUTE;
  for (const clock of clocks) clock.now = () => new Date(at);
  const tick = () =>
    Promise.all(nodes.map((node) => office.as(() => node.get(SyncTicker).tick('America/Toronto'))));
  try {
    // What is due at that minute is due no more.
    await tick();
    await idle(books);
    const lost = await toldOf(stage, office, count, 'lost');
    findings.exactly(
      'lost notices whose change is not here yet',
      lost.length,
      (await notHere(books, lost)).length,
    );
    let minutes = 0;
    while ((await notHere(books, lost)).length > 0 && minutes < 70) {
      at += MINUTE;
      minutes++;
      await tick();
      await idle(books);
    }
    findings.atMost('until the last of them was found', MINUTES, minutes, ' min');
    findings.none('of those doubled, missing or different', await customerDifferences(books, lost));
  } finally {
    for (const [index, clock] of clocks.entries()) clock.now = before[index];
  }
}

async function idle(books) {
  await until('the runs to end', async () => {
    const [{ open }] = await books.sql(
      `SELECT count(*)::int AS open FROM sync_runs WHERE status IN ('queued', 'running')`,
    );
    return open === 0 ? true : undefined;
  });
}

async function notHere(books, remoteIds) {
  const known = new Set((await books.links('customer')).values());
  return remoteIds.filter((id) => !known.has(id));
}

/** One record here for each there, saying the same. */
async function customerDifferences(books, remoteIds) {
  const links = new Map([...(await books.links('customer'))].map(([local, remote]) => [remote, local]));
  const documents = new Map((await books.there('customer')).map((document) => [document.Id, document]));
  const rows = await books.sql('SELECT id, display_name AS name, phone FROM customers');
  const byId = new Map(rows.map((row) => [row.id, row]));
  const names = Map.groupBy(rows, ({ name }) => name);
  return remoteIds.flatMap((id) => {
    const [document, here] = [documents.get(id), byId.get(links.get(id))];
    const name = document.DisplayName;
    if (!here) return [`${name} is not here`];
    if (names.get(name)?.length !== 1) return [`${name} is here ${names.get(name)?.length} times`];
    const phone = document.PrimaryPhone?.FreeFormNumber ?? null;
    return here.phone === phone ? [] : [`${name}: ${here.phone} here, ${phone} there`];
  });
}

/** Takes the sandbox's notices and delivers each several times, in another order, from both formats' point of view. */
class LetterBox {
  isLosing = false;
  #pending = [];
  #delivering = [];
  #stats = { sent: 0, refused: [], fresh: 0, distinct: 0, early: 0 };

  static async open(stage, office, random) {
    const box = new LetterBox();
    Object.assign(box, { stage, office, random });
    box.server = createServer((request, response) => box.#take(request, response)).listen(0, '127.0.0.1');
    await once(box.server, 'listening');
    await stage.control('PUT', '/webhooks', {
      url: `http://127.0.0.1:${box.server.address().port}/`,
      ...{ verifierToken: TOKEN, format: 'cloudevents', batchMs: 1, realms: [office.company.realm] },
    });
    return box;
  }

  #take(request, response) {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      response.end();
      const events = JSON.parse(Buffer.concat(parts).toString('utf8'));
      if (this.isLosing) return;
      for (const event of events) this.#receive(event);
    });
  }

  /** Of our own writes the first copies go at once, while the answer to the write is still on its way. */
  #receive(event) {
    this.#stats.distinct++;
    const isOurs = event.type.startsWith('qbo.invoice.');
    const copies = Array.from({ length: COPIES }, () => event);
    if (isOurs) this.#delivering.push(this.#early(copies.pop()));
    this.#pending.push(...copies);
  }

  /** It counts as early when it was taken in while the write had no confirmed counterpart here. */
  async #early(event) {
    await this.#post([event]);
    const links = await new BothBooks(this.stage, this.office).links('invoice');
    if (![...links.values()].includes(event.intuitentityid)) this.#stats.early++;
  }

  /** Everything that is left, mixed, in deliveries of one to five notices, ten at a time. */
  async delivered() {
    await this.stage.control('POST', '/webhooks/flush');
    await pause(300);
    const rest = shuffled(this.random, this.#pending.splice(0));
    const letters = [];
    while (rest.length > 0) letters.push(rest.splice(0, whole(this.random, 1, 5)));
    while (letters.length > 0) await Promise.all(letters.splice(0, 10).map((letter) => this.#post(letter)));
    await Promise.all(this.#delivering);
  }

  async #post(events) {
    const nodes = await this.stage.nodes();
    const node = nodes[this.#stats.sent++ % nodes.length];
    const payload = JSON.stringify(events);
    const signature = createHmac('sha256', TOKEN).update(payload).digest('base64');
    const answer = await node.test.app.inject({
      ...{ method: 'POST', url: '/api/v1/webhooks/quickbooks-online', payload },
      headers: { 'content-type': 'application/json', 'intuit-signature': signature },
    });
    if (answer.statusCode !== 200) this.#stats.refused.push(`${answer.statusCode} ${answer.body}`);
    else this.#stats.fresh += answer.json().received;
  }

  counts() {
    return this.#stats;
  }

  async close() {
    await this.stage.control('DELETE', '/webhooks');
    this.server.close();
  }
}
