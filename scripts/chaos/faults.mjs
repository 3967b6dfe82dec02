import { setTimeout as pause } from 'node:timers/promises';
import { BothBooks } from './books.mjs';
import { invoiceOf } from './invoices.mjs';
import { seeded } from './random.mjs';

/** Before the work, after it, in the middle of the answer, and instead of it. */
const KINDS = ['timeout-after-commit', 'reset', 'truncated', 'http-500', 'http-503', 'throttle'];
const SHARE = 0.2;
const MINUTES = 10;
const CALLS_EACH = 3;

/** A fifth of all calls goes wrong in one of six ways while invoices are sent; nobody helps, the clocks do it all. */
export async function faults({ stage, seed, size, findings }) {
  const random = seeded(seed);
  const office = await stage.office();
  const books = new BothBooks(stage, office);
  await armed(stage, office, seed);
  const before = (await stage.calls(office)).total;
  const begun = Date.now();
  const ids = [];
  for (let number = 0; number < size; number++)
    ids.push((await office.enter(invoiceOf(office, random, number))).id);
  while ((await isBusy(books, size)) && Date.now() - begun < MINUTES * 60_000) await pause(200);
  const seconds = Math.round((Date.now() - begun) / 1000);
  const hits = await injected(stage, office);
  await stage.sandbox.clearFaults();
  const { total, statuses } = await stage.calls(office);
  const calls = (total - before) / size;
  await office.sync();
  findings.note(`${hits} of ${total - before} calls went wrong; answers ${JSON.stringify(statuses)}`);
  const least = leastShare(total - before);
  findings.need('share of calls that went wrong', {
    required: `≥ ${least.toFixed(2)}`,
    measured: (hits / (total - before)).toFixed(3),
    holds: hits / (total - before) >= least,
  });
  const wrong = await books.invoiceDifferences(ids);
  findings.none('documents that differ in a field, are missing or doubled', wrong, `${size} documents`);
  findings.atMost('until everything was confirmed', MINUTES * 60, seconds, ' s');
  findings.atMost('calls for each document', CALLS_EACH, Number(calls.toFixed(2)));
  const parked = await office.operations({ status: 'parked' });
  findings.none(
    'writes left for a person',
    parked.map(({ error }) => error?.message ?? 'parked'),
  );
}

/** Three quarters of what was meant, or less where chance alone may stay that far below it with so few calls. */
function leastShare(calls) {
  return Math.min(SHARE * 0.75, Math.max(0.02, SHARE - 3 * Math.sqrt((SHARE * (1 - SHARE)) / calls)));
}

/** Each kind hits its part of what the ones before it left alone, so that all together hit the share. */
export async function armed(stage, office, seed, { kinds = KINDS, share = SHARE, ...rule } = {}) {
  const each = share / kinds.length;
  for (const [index, kind] of kinds.entries()) {
    const probability = each / (1 - each * index);
    const more = { delayMs: 30, retryAfterSeconds: 1, seed: seed + index, ...rule };
    await stage.sandbox.fault({ kind, realm: office.company.realm, probability, ...more });
  }
}

/** Of one company, while others still have theirs. */
export async function disarmed(stage, { company }) {
  for (const { id, rule } of await stage.control('GET', '/faults'))
    if (rule.realm === company.realm) await stage.control('DELETE', `/faults/${id}`);
}

/** How many calls of a company were spoilt by the faults that stand now. */
export async function injected(stage, { company }) {
  const rules = await stage.control('GET', '/faults');
  return rules.filter(({ rule }) => rule.realm === company.realm).reduce((sum, { hits }) => sum + hits, 0);
}

async function isBusy(books, size) {
  const { open, confirmed = 0, parked = 0 } = await books.writes();
  return open > 0 || confirmed + parked < size;
}
