import { until } from '../demo/until.mjs';
import { invoiceOf } from './invoices.mjs';
import { pick, seeded } from './random.mjs';

const MINUTES = 2;
const FEWER = 0.9;
const INVOICES = 10;
const EDITS = 50;

/** How soon what is made here is there, and how little a delta asks for beside a whole pull of the same company. */
export async function figures({ stage, seed, size, findings }) {
  const random = seeded(seed);
  const [node] = await stage.nodes();
  const office = await stage.office();
  await sent(stage, office, random, findings);
  const organization = await node.test.createOrganization();
  const load = { customers: Math.ceil(size / 10), invoices: size, payments: Math.ceil(size / 4) };
  const company = await stage.sandbox.createCompany({ seed, customers: 5, months: 2, load });
  const connection = await node.link(organization, company);
  const full = await wholePull(stage, node, organization, connection);
  const documents = await stage.sandbox.documents(company.realm, 'customer');
  for (let edit = 0; edit < EDITS; edit++)
    await stage.sandbox.edit(company.realm, 'customer', pick(random, documents).Id, {
      PrimaryPhone: { FreeFormNumber: `613 555 ${1000 + edit}` },
    });
  const delta = await node.sync(organization, connection);
  findings.need(`calls of a delta after ${EDITS} edits beside a whole pull`, {
    required: `≥ ${FEWER * 100} % fewer`,
    measured: `${delta.calls} instead of ${full.calls}, ${((1 - delta.calls / full.calls) * 100).toFixed(1)} % fewer`,
    holds: delta.calls <= full.calls * (1 - FEWER),
  });
}

async function sent(stage, office, random, findings) {
  const slow = [];
  const unequal = [];
  for (let number = 0; number < INVOICES; number++) {
    const begun = Date.now();
    const record = await office.enter(invoiceOf(office, random, number));
    const there = await until(
      `${record.number} to be in the books`,
      async () =>
        (await stage.sandbox.documents(office.company.realm, 'invoice')).find(
          ({ DocNumber }) => DocNumber === record.number,
        ),
      MINUTES * 60,
    );
    slow.push((Date.now() - begun) / 1000);
    if (there.TotalAmt !== Number(record.total)) unequal.push(`${record.number}: ${there.TotalAmt} there`);
  }
  findings.atMost('until an approved invoice is in the books', MINUTES * 60, Math.max(...slow), ' s');
  findings.none('totals that differ', unequal, `${INVOICES} invoices`);
}

/** A whole pull of a large company takes longer than the tests' own. */
async function wholePull(stage, node, organization, connection) {
  const { ConnectionLifecycleCommand } = await stage.part(
    'libs/accounting/src/commands/connection-lifecycle.command.js',
  );
  const { runId } = await node.as(organization, () =>
    node.get(ConnectionLifecycleCommand).confirm(connection),
  );
  return node.finished(organization, connection, runId, 900_000);
}
