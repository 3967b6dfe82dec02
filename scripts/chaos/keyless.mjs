import { BothBooks } from './books.mjs';
import { armed, injected } from './faults.mjs';
import { invoiceOf } from './invoices.mjs';
import { pick, seeded, whole } from './random.mjs';
import { allowTwins } from './twins.mjs';

const AT_ONCE = 20;
/** Whether it was done is not known after any of these. */
const UNKNOWN = ['timeout-after-commit', 'truncated', 'reset', 'http-503'];

/**
 * A system that does everything again that it is told again, and that takes any number twice. Of the writes most lose
 * their answer, and many look alike: the same customer, day and amount.
 */
export async function keyless({ stage, seed, size, findings }) {
  const random = seeded(seed);
  const office = await stage.office();
  const books = new BothBooks(stage, office);
  await stage.control('PUT', '/settings', { idempotency: 'off' });
  try {
    await allowTwins(stage.sandbox, office.company.realm);
    const before = { payment: await count(books, 'payment'), invoice: await count(books, 'invoice') };
    await armed(stage, office, seed, { kinds: UNKNOWN, share: 0.7, method: 'POST', path: '/payment' });
    await armed(stage, office, seed + 9, { kinds: UNKNOWN, share: 0.7, method: 'POST', path: '/invoice' });
    const made = { payment: [], invoice: [] };
    while ((await injected(stage, office)) < size) await some(office, random, made, await stage.nodes());
    const uncertain = await injected(stage, office);
    await stage.sandbox.clearFaults();
    await office.settledSoon(await stage.nodes());
    await office.sync();
    const total = made.payment.length + made.invoice.length;
    findings.note(`${total} documents, ${uncertain} times an answer was lost or never came`);
    for (const entity of ['payment', 'invoice'])
      findings.none(`${entity}s doubled, lost or without a word`, await wrong(books, entity, made, before));
    findings.none('invoices that differ in a field', await books.invoiceDifferences(made.invoice));
    findings.none('differences between both books', await office.differences());
  } finally {
    await stage.sandbox.clearFaults();
    await stage.control('PUT', '/settings', { idempotency: 'on' });
  }
}

async function some(office, random, made, nodes) {
  for (let index = 0; index < AT_ONCE; index++) {
    if (random() < 0.5) {
      const { id } = await office.enter(invoiceOf(office, random, made.invoice.length));
      made.invoice.push(id);
    } else made.payment.push(await payment(office, random));
  }
  await office.settledSoon(nodes);
}

async function payment(office, random) {
  const { status, body } = await office.call('POST', '/payments', {
    ...{ direction: 'received', customerId: office.customerId, currency: 'CAD', allocations: [] },
    ...{ accountId: office.bankId, amount: pick(random, ['100', '250', '19.99']) },
    paymentDate: `2026-11-${String(whole(random, 1, 20)).padStart(2, '0')}`,
  });
  if (status !== 201) throw new Error(`The payment was refused: ${JSON.stringify(body)}`);
  return body.id;
}

const count = async (books, name) => (await books.there(name)).length;

/** Each of ours is there once, or a person is told why it is not; nothing else is there. */
async function wrong(books, entity, made, before) {
  const links = await books.links(entity);
  const parked = new Set((await books.office.operations({ status: 'parked' })).map(({ localId }) => localId));
  const documents = new Set((await books.there(entity)).map(({ Id }) => Id));
  const ours = made[entity];
  const lost = ours.filter((id) => !documents.has(links.get(id)) && !parked.has(id));
  const arrived = new Set(ours.filter((id) => links.has(id)).map((id) => links.get(id))).size;
  const found = lost.map((id) => `${entity} ${id} is neither there nor parked`);
  const fresh = documents.size - before[entity];
  if (fresh !== arrived) found.push(`${fresh} new ${entity}s there, ${arrived} of ours are linked to one`);
  return found;
}
