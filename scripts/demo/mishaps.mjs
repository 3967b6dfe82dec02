import { chapter, note, step } from './screen.mjs';
import { orderToInvoice, untilInBooks } from './work.mjs';

const STORM = 4;

/** Breaks the link in three ways while invoices are on their way. Answers everything that was made. */
export async function breakTheLink({ people, names }, books, orders) {
  chapter('3  Break the link, three times');
  const [lost, first, second, third, ...rest] = orders;
  if (!third || rest.length < 1) throw new Error('The company has too few orders for the mishaps.');
  return [
    ...(await answerLost(people, books, lost)),
    ...(await throttled(people, names, books, [first, second, third])),
    ...(await tokensExpired(people, names, books, rest.slice(0, 2))),
  ];
}

/** QuickBooks books the invoice, and the connection breaks before it can say so. */
async function answerLost(people, books, order) {
  const { realm, sandbox } = books;
  const made = await orderToInvoice(people, order);
  await sandbox.control('POST', '/faults', {
    kind: 'timeout-after-commit',
    realm,
    method: 'POST',
    path: '/invoice',
    count: 1,
  });
  const { operations } = await approveAndWait(
    people,
    books,
    [made],
    'QuickBooks writes, the answer is lost',
    () => 'QuickBooks writes the invoice, but its answer is lost on the way',
  );
  const copies = await copiesOf(books, made.invoice);
  note(
    `${operations[0].attempts} attempts, ${copies} invoice ${made.invoice.number} in QuickBooks: looked for before it was sent again`,
  );
  return [made];
}

/** QuickBooks refuses everything for a while. */
async function throttled(people, names, books, orders) {
  const { realm, sandbox } = books;
  const all = await inTurn(orders, (order) => orderToInvoice(people, order));
  const fault = await sandbox.control('POST', '/faults', {
    kind: 'throttle',
    realm,
    count: STORM,
    retryAfterSeconds: 1,
  });
  await approveAndWait(
    people,
    books,
    all,
    'QuickBooks answers 429, again and again',
    () => `${names.manager} approves ${all.length} while QuickBooks answers "429, slow down"`,
  );
  const { hits } = (await sandbox.control('GET', '/faults')).find(({ id }) => id === fault.id);
  note(`${hits} refusals, each waited out; ${all.length} invoices arrived, one copy each`);
  return all;
}

/** The access tokens end in the middle of the day. */
async function tokensExpired(people, names, books, orders) {
  const { realm, sandbox } = books;
  const all = await inTurn(orders, (order) => orderToInvoice(people, order));
  const refreshes = async () => (await sandbox.control('GET', '/requests')).tokenRefreshes;
  const before = await refreshes();
  const { expired } = await sandbox.control('POST', '/tokens/expire', { realm });
  await approveAndWait(
    people,
    books,
    all,
    'Every access token has expired',
    () => `${names.manager} approves ${all.length} after every access token (${expired}) has expired`,
  );
  note(
    `Access was renewed once for all of them (${(await refreshes()) - before} renewal); nobody had to connect again`,
  );
  return all;
}

/** Approves in one click and waits until every one is in the books. */
async function approveAndWait(people, books, made, doing, told) {
  const ids = made.map(({ invoice }) => invoice.id);
  const operations = await step(
    doing,
    async () => {
      const { refused, outcomes } = await people.manager.post('/invoices/bulk-approve', { ids });
      if (refused > 0) throw new Error(outcomes.find(({ isDone }) => !isDone).message);
      return Promise.all(made.map(({ invoice }) => untilInBooks(people, books, invoice)));
    },
    told,
  );
  return { operations };
}

async function copiesOf({ realm, sandbox }, { number }) {
  const documents = await sandbox.documents(realm, 'Invoice');
  return documents.filter(({ DocNumber }) => DocNumber === number).length;
}

/** Numbers are given out in order, so the demo's are made in order too. */
async function inTurn(orders, work) {
  const made = [];
  for (const order of orders) made.push(await work(order));
  return made;
}
