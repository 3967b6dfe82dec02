import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { PrismaPg } from '@prisma/adapter-pg';
import { load } from './application.mjs';
import { answerTasks } from './child.mjs';

const QuickBooks = createRequire(import.meta.url)('node-quickbooks');
const PAGE = 1000;

/**
 * The usual way: a page of `find`, then one `prisma.upsert` for each record and each line, one after the other. Spared
 * here: row-level security, links to the books, digests, references to items and tax codes, and exact decimals.
 */
async function pull({ ownerUrl, sandboxUrl, realm, token }) {
  const { PrismaClient } = await load('libs/platform/src/database/generated/client.js');
  const { newId } = await load('libs/kernel/src/index.js');
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl }) });
  const organizationId = newId();
  await prisma.organization.create({
    data: {
      id: organizationId,
      name: 'Bench',
      slug: organizationId,
      timezone: 'America/Toronto',
      province: 'ON',
    },
  });
  const client = new QuickBooks('', '', token, false, realm, false, false, '75', '2.0');
  client.endpoint = `${sandboxUrl}/v3/company/`;
  const ids = new Map();
  const idOf = (key) => ids.get(key) ?? ids.set(key, newId()).get(key);
  const begun = performance.now();
  let records = 0;
  for await (const wire of all(client, 'Customer')) {
    await upsertCustomer(prisma, organizationId, idOf(`customer ${wire.Id}`), wire);
    records++;
  }
  for await (const wire of all(client, 'Invoice')) {
    const customerId = idOf(`customer ${wire.CustomerRef.value}`);
    await upsertInvoice(prisma, organizationId, idOf(`invoice ${wire.Id}`), customerId, wire);
    records++;
  }
  const seconds = (performance.now() - begun) / 1000;
  await prisma.$disconnect();
  return { seconds, records };
}

async function* all(client, name) {
  const find = promisify(client[`find${name}s`].bind(client));
  for (let offset = 1; ; offset += PAGE) {
    const { QueryResponse } = await find({ limit: PAGE, offset });
    const rows = QueryResponse[name] ?? [];
    yield* rows;
    if (rows.length < PAGE) return;
  }
}

function upsertCustomer(prisma, organizationId, id, wire) {
  const fields = {
    displayName: wire.DisplayName,
    companyName: wire.CompanyName,
    email: wire.PrimaryEmailAddr?.Address,
    billingAddress: wire.BillAddr,
    currency: wire.CurrencyRef.value,
    active: wire.Active,
  };
  return prisma.customer.upsert({
    where: { organizationId_id: { organizationId, id } },
    create: { organizationId, id, ...fields },
    update: fields,
  });
}

async function upsertInvoice(prisma, organizationId, id, customerId, wire) {
  const tax = wire.TxnTaxDetail.TotalTax;
  const fields = {
    number: wire.DocNumber,
    direction: 'receivable',
    status: wire.Balance > 0 ? 'sent' : 'paid',
    customerId,
    invoiceDate: new Date(wire.TxnDate),
    dueDate: new Date(wire.DueDate),
    currency: wire.CurrencyRef.value,
    subtotal: wire.TotalAmt - tax,
    taxAmount: tax,
    total: wire.TotalAmt,
    balance: wire.Balance,
  };
  await prisma.invoice.upsert({
    where: { organizationId_id: { organizationId, id } },
    create: { organizationId, id, ...fields },
    update: fields,
  });
  for (const line of wire.Line) {
    if (line.DetailType !== 'SalesItemLineDetail') continue;
    const key = { organizationId, invoiceId: id, lineNumber: line.LineNum };
    const values = {
      description: line.Description,
      quantity: line.SalesItemLineDetail.Qty,
      unitPrice: line.SalesItemLineDetail.UnitPrice,
      amount: line.Amount,
    };
    await prisma.invoiceLine.upsert({
      where: { organizationId_invoiceId_lineNumber: key },
      create: { ...key, ...values },
      update: values,
    });
  }
}

answerTasks({ pull });
