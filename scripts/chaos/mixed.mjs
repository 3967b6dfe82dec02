import { BothBooks } from './books.mjs';
import { keepEvidence } from './evidence.mjs';
import { armed, disarmed, injected } from './faults.mjs';
import { pick, seeded, whole } from './random.mjs';
import { THEIR_STEPS, TheirBookkeeper } from './their-bookkeeper.mjs';

const STEPS_EACH = 40;
/** Companies at work side by side; each waits for its own queue most of the time. */
const AT_ONCE = 4;
const SHARE_THERE = 0.3;
const REFUSALS = new Set(['validation', 'duplicate', 'closed-period', 'not-found']);
/** What a person would have to do about each; she takes ours back. */
const TAKEN_BACK = {
  invoice: 'invoices',
  payment: 'payments',
  'bill-payment': 'payments',
  credit: 'credits',
  'credit-use': 'credits',
  'vendor-credit-use': 'credits',
  refund: 'refunds',
};

/** A company of its own for each seed: both sides work in it in whatever order while answers are lost, then it is quiet. */
export async function mixed({ stage, seed, size, findings }) {
  const wrong = { differences: [], drift: [], broken: [] };
  let [next, clean, parked, conflicts, spoilt] = [seed, 0, 0, 0, 0];
  const company = async () => {
    while (next < seed + size) {
      const own = next++;
      const named = (sentence) => `seed ${own}: ${sentence}`;
      try {
        const seen = await one(stage, own);
        wrong.differences.push(...seen.differences.map(named));
        wrong.drift.push(...seen.drift.map(named));
        clean += seen.verdict === 'clean' ? 1 : 0;
        parked += seen.parked;
        spoilt += seen.spoilt;
        conflicts += seen.conflicts;
        if ((own - seed + 1) % 50 === 0)
          findings.note(`${own - seed + 1} of ${size} seeds begun, ${clean} clean`);
      } catch (error) {
        wrong.broken.push(named(error.stack));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, company));
  findings.note(`${parked} writes waited for a person and ${conflicts} conflicts were decided`);
  findings.need('writes whose answer was lost or that never arrived', {
    ...{ required: 'at least 1', measured: String(spoilt), holds: spoilt > 0 },
  });
  findings.none('differences between both books', wrong.differences, `${size} seeds`);
  findings.none('differences that a reconciliation tells', wrong.drift);
  findings.exactly('certificates that say "clean"', size, clean);
  findings.none('seeds that could not be played to their end', wrong.broken);
}

async function one(stage, seed) {
  const random = seeded(seed);
  const nodes = await stage.nodes();
  const office = await stage.office();
  const ours = new stage.Bookkeeper(office);
  const theirs = new TheirBookkeeper(stage, new BothBooks(stage, office), ours.made);
  const before = await office.strangers();
  const kinds = ['timeout-after-commit', 'http-503', 'reset'];
  await armed(stage, office, seed, { kinds, share: 0.3, method: 'POST' });
  for (let step = 0; step < STEPS_EACH; step++) {
    const [which, other] = [whole(random, 0, 100_000), whole(random, 0, 100_000)];
    if (random() < SHARE_THERE) await theirs.do(pick(random, THEIR_STEPS), which, other);
    else await ours.do(pick(random, stage.steps), which, other);
  }
  await office.settledSoon(nodes);
  const spoilt = await injected(stage, office);
  await disarmed(stage, office);
  const { parked, conflicts, unrefused } = await decidedAll(stage, office, nodes);
  const left = await office.operations({ status: 'parked' });
  const still = left.map(
    ({ entity, operation, error }) => `${entity} ${operation} is parked: ${error?.message}`,
  );
  const strangers = { expected: before + theirs.own, found: await office.strangers() };
  const differences = [...(await office.differences()), ...still, ...unrefused, ...doubled(strangers)];
  if (differences.length > 0) {
    const path = await keepEvidence(new BothBooks(stage, office), { seed, differences });
    differences.push(`both sides as they stood: ${path}`);
  }
  const books = new stage.ReconciliationOffice(office);
  const run = await books.reconcile();
  const { statement } = await books.certificateOf(run);
  return { differences, drift: await books.told(run), verdict: statement.verdict, parked, conflicts, spoilt };
}

/** What came from there and is not hers is a double of one of ours, that our books have taken in as well. */
function doubled({ expected, found }) {
  return expected === found
    ? []
    : [`${found} documents here were made there, where ${expected} are those of their bookkeeper`];
}

/** Quiet: what waits for a person is decided, until nothing does. */
async function decidedAll(stage, office, nodes) {
  let [parked, conflicts] = [0, 0];
  const unrefused = [];
  for (let round = 0; round < 6; round++) {
    await office.sync();
    await office.settledSoon(nodes);
    unrefused.push(...(await office.operations({ status: 'parked' })).filter(isUnrefused).map(told));
    const [open, waiting] = [
      await resolved(stage, office),
      await takenBack(office, new BothBooks(stage, office)),
    ];
    if (open + waiting === 0) break;
    conflicts += open;
    parked += waiting;
  }
  await office.settledSoon(nodes);
  await office.sync();
  return { parked, conflicts, unrefused };
}

/** Only what the books or our own rules do not take may wait for a person; what failed goes on by itself. */
const isUnrefused = ({ error }) => !REFUSALS.has(error?.kind);
const told = ({ entity, operation, error }) =>
  `${entity} ${operation} waits for a person: ${error?.kind}, ${error?.message}`;

async function resolved(stage, office) {
  const { ConflictsRepository } = await stage.part('libs/accounting/src/sync/conflicts.repository.js');
  const { ResolveConflictCommand } = await stage.part(
    'libs/accounting/src/conflicts/resolve-conflict.command.js',
  );
  const { app } = office;
  const open = await office.as(() => app.get(ConflictsRepository).list('open', undefined, 500));
  for (const { id, kind } of open) {
    // Theirs of what is void here would come in as a record of its own, which is no double.
    const choice = kind === 'deleted-here' ? 'ours' : 'theirs';
    await office.as(() => app.get(ResolveConflictCommand).execute(id, { choice }));
  }
  return open.length;
}

/**
 * What the books refuse is taken back here; of the use of a credit, the credit. So is money given back of what is there
 * no more. Answers how many that were.
 */
async function takenBack(office, books) {
  const waiting = await office.operations({ status: 'parked' });
  const alone = await refundsOfNothing(books);
  for (const refund of alone) await voided(office, 'refunds', refund);
  for (const { entity, localId, operation } of waiting) {
    const path = TAKEN_BACK[entity];
    if (!path || operation === 'void') continue;
    const id = entity.endsWith('credit-use') ? await creditOf(books, localId) : localId;
    // What was given back of it comes first.
    for (const refund of await refundsOf(books, id)) await voided(office, 'refunds', refund);
    await voided(office, path, id);
  }
  return waiting.length + alone.length;
}

/** The payment was deleted there: the money that was given back of it is owed there, as a reconciliation says. */
async function refundsOfNothing(books) {
  const rows = await books.sql(
    `SELECT r.id FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE r.status <> 'void' AND p.status = 'void'`,
  );
  return rows.map(({ id }) => id);
}

async function creditOf(books, useId) {
  const [row] = await books.sql('SELECT credit_id AS "creditId" FROM credit_applications WHERE use_id = $1', [
    useId,
  ]);
  return row?.creditId;
}

const voided = (office, kind, id) => office.call('POST', `/${kind}/${id}/void`, { reason: 'Refused there.' });

async function refundsOf(books, id) {
  const rows = await books.sql(
    `SELECT id FROM refunds WHERE (credit_id = $1 OR payment_id = $1) AND status <> 'void'`,
    [id],
  );
  return rows.map((row) => row.id);
}
