import { shown } from './money.mjs';
import { chapter, note, seconds, step, table, tick } from './screen.mjs';
import { until } from './until.mjs';
import { billJob, completeJob, openOrders, reportProgress, startJob, untilInBooks } from './work.mjs';

/** Webhooks are lost at times; after that long the demo asks by itself. */
const WEBHOOK_SECONDS = 15;

/**
 * One order all the way: job, invoice, approval, QuickBooks, payment and back. Answers the orders that are left for
 * the mishaps and what was made of the first.
 */
export async function wholeThread({ people, names }, books) {
  chapter('2  From a purchase order to money, and back');
  const orders = await openOrders(people, books);
  tick(`${orders.length} purchase orders came in as estimates that customers accepted`);
  table(
    ['Order', 'Customer', 'Status', '>Total', ''],
    orders.map(({ number, partyName, status, total, currency }) => [
      number,
      partyName,
      status,
      shown(total),
      currency,
    ]),
  );
  const order = largestTaxed(orders);
  const job = await workOn(people, names, order);
  const invoice = await bill(people, names, job);
  const remoteId = await approve(people, names, books, invoice);
  await pay(people, books, invoice, remoteId);
  await showFinancials(people, job);
  return { made: { order, job, invoice }, others: orders.filter(({ id }) => id !== order.id) };
}

/** A sale without tax would leave out half of what can go wrong. */
function largestTaxed(orders) {
  const taxed = orders.filter(({ taxAmount }) => Number(taxAmount) > 0);
  return taxed.sort((one, two) => Number(two.total) - Number(one.total))[0];
}

async function workOn(people, names, order) {
  const started = await step(
    'A job is made',
    () => startJob(people, order),
    ({ number }) => `${names.dispatcher} makes ${number} of ${order.number} and starts it`,
  );
  const moving = await step(
    'Progress is reported',
    () => reportProgress(people, started),
    ({ lines }) => `The first of ${lines.length} lines is reported done`,
  );
  return step(
    'The job is completed',
    () => completeJob(people, moving),
    ({ number, contractAmount }) => `${number} is completed: ${shown(contractAmount)} before tax`,
  );
}

async function bill(people, names, job) {
  const { invoice } = await step(
    'The job is billed',
    () => billJob(people, job),
    ({ invoice: { number, total, currency }, findings }) =>
      `${names.accountant} bills it: ${number}, ${shown(total)} ${currency}, passes ${findings.length} rules`,
  );
  return invoice;
}

async function approve(people, names, books, invoice) {
  await step(
    'The invoice is approved',
    () => people.manager.post(`/invoices/${invoice.id}/approve`, { version: invoice.version }),
    () => `${names.manager} approves it; she did not write it herself`,
  );
  const { remoteId } = await step(
    'The invoice goes to QuickBooks',
    () => untilInBooks(people, books, invoice),
    (operation) => `It is in QuickBooks as invoice ${operation.remoteId}, from approval to confirmation`,
  );
  return remoteId;
}

/** Somebody at the bookkeeper's records the payment in QuickBooks; nobody types anything here. */
async function pay(people, { connectionId, realm, sandbox }, invoice, remoteId) {
  const remote = await sandbox.control('GET', `/companies/${realm}/books/Invoice/${remoteId}`);
  await step(
    'A payment is recorded in QuickBooks',
    () =>
      sandbox.control('POST', `/companies/${realm}/Payment`, {
        CustomerRef: remote.CustomerRef,
        TotalAmt: remote.TotalAmt,
        PaymentRefNum: 'EFT 4471',
        Line: [{ Amount: remote.TotalAmt, LinkedTxn: [{ TxnId: remoteId, TxnType: 'Invoice' }] }],
      }),
    () => `In QuickBooks, somebody records a payment of ${shown(invoice.total)}`,
  );
  const isPaid = async () => {
    const { status } = await people.accountant.get(`/invoices/${invoice.id}`);
    return status === 'paid' ? 'paid' : undefined;
  };
  const begun = performance.now();
  const byWebhook = await until('the webhook', isPaid, WEBHOOK_SECONDS).catch(() => undefined);
  if (!byWebhook) {
    await people.accountant.post(`/integrations/${connectionId}/sync`);
    await until(`invoice ${invoice.number} to be paid here`, isPaid);
  }
  tick(
    `${invoice.number} is paid here too, told by ${byWebhook ? 'a signed webhook' : 'a delta sync'}`,
    seconds(performance.now() - begun),
  );
}

async function showFinancials({ accountant }, job) {
  const { snapshot, fromAccounting } = await step(
    'The job is read again in the books',
    () => accountant.post(`/accounting/jobs/${job.id}/sync`),
    ({ snapshot: { source } }) => `The money of ${job.number}, source: ${source}`,
  );
  if (!fromAccounting) throw new Error('The snapshot of the job does not come from the books.');
  const labels = {
    contractAmount: 'Contract, before tax',
    invoiced: 'Invoiced, before tax',
    paid: 'Paid, with tax',
    labourCost: 'Labour',
    materialCost: 'Materials',
  };
  table(
    ['', '>Amount', 'Source'],
    Object.entries(labels).map(([name, label]) => {
      const { amount, source } = snapshot.figures[name];
      return [label, shown(amount), source];
    }),
  );
  note(
    `Margin ${shown(snapshot.margin)} (${snapshot.marginPercent} %). Read in the books at ${snapshot.accounting.asOf}`,
  );
}
