import { newId } from '#kernel';
import { Database, type PrismaClient } from '#platform';
import type { TestApp } from '../../../../libs/platform/src/testing/test-app.js';
import { type OneOfEverything, oneOfEverything } from '../one-of-everything.js';

const day = new Date('2026-11-02');
const MONEY = { subtotal: '100', taxAmount: '13', total: '113' };

interface Of {
  prisma: PrismaClient;
  organizationId: string;
  name: string;
  ids: OneOfEverything;
}

/** One of everything, and what hangs on it: lines, papers, people at work, figures that only reports add up. */
export async function moreOfEverything(
  test: TestApp,
  organizationId: string,
  name: string,
): Promise<OneOfEverything> {
  const ids = await oneOfEverything(test, organizationId, name);
  const { prisma } = test.app.get(Database, { strict: false });
  const of = { prisma, organizationId, name, ids };
  return test.as(organizationId, async () => {
    await addAroundParties(of);
    await addToOrdersAndJobs(of);
    const owed = await addMoney(of);
    await addSlips(of);
    const timers = await addWorkOfToday(of);
    await addSync(of);
    return { ...ids, ...owed, timers };
  });
}

const own = ({ organizationId }: Of) => ({ organizationId, id: newId() });

async function addAroundParties(of: Of): Promise<void> {
  const { prisma, name, ids } = of;
  // Everybody's, and kept where it is: nobody asks the bank.
  const rate = { currency: 'USD', rateDate: day };
  await prisma.exchangeRate.upsert({
    where: { currency_rateDate: rate },
    create: { ...rate, rate: '1.4' },
    update: {},
  });
  for (const party of [{ customerId: ids.customers }, { contractorId: ids.contractors }]) {
    await prisma.partyContact.create({ data: { ...own(of), ...party, name, email: `${name}@c.example` } });
    const address = { line1: name, city: name, province: 'ON', country: 'CA' };
    await prisma.partyAddress.create({ data: { ...own(of), ...party, label: name, kind: 'site', address } });
  }
  const contractorId = ids.contractors ?? '';
  await prisma.contractorSkill.create({ data: { ...own(of), contractorId, name, level: 'journeyman' } });
  await prisma.contractorClearance.create({
    data: { ...own(of), contractorId, kind: 'insurance', issuer: name, number: name },
  });
  const customerId = ids.customers ?? '';
  await prisma.communication.create({
    data: { ...own(of), customerId, kind: 'note', happenedAt: day, subject: name, body: name },
  });
  // One who looks like the customer, for the duplicates.
  await prisma.customer.create({ data: { ...own(of), displayName: `${name} Ltd`, companyName: name } });
  await prisma.customer.create({ data: { ...own(of), displayName: `${name} Inc`, companyName: name } });
  await prisma.mailMessage.create({
    data: { ...own(of), recipients: [`${name}@c.example`], subject: name, status: 'sent' },
  });
}

async function addToOrdersAndJobs(of: Of): Promise<void> {
  const { prisma, organizationId, name, ids } = of;
  const line = { lineNumber: 1, description: name, unitPrice: '100' };
  const { jobs: jobId = '', items: itemId = '', 'purchase-orders': purchaseOrderId = '' } = ids;
  await prisma.purchaseOrderLine.create({
    data: { organizationId, purchaseOrderId, ...line, quantity: '1', amount: '100' },
  });
  await prisma.jobLine.create({ data: { organizationId, jobId, ...line, quantityOrdered: '1' } });
  await prisma.jobCheckpoint.create({ data: { ...own(of), jobId, name } });
  await prisma.jobFile.create({
    data: { ...own(of), jobId, fileId: ids.files ?? '', kind: 'photo', caption: name },
  });
  await prisma.jobMaterial.create({ data: { organizationId, jobId, itemId, quantityReserved: '1' } });
  await prisma.item.updateMany({ where: { id: itemId }, data: { type: 'inventory' } });
  await prisma.stockLevel.create({ data: { organizationId, itemId, quantityReserved: '1' } });
  await prisma.stockMovement.create({
    data: {
      ...own(of),
      ...{ itemId, jobId, kind: 'reserved', quantity: '1', reason: name, actorKind: 'user', actorName: name },
    },
  });
  await prisma.markupRule.create({ data: { ...own(of), jobId, percent: '10' } });
  await prisma.jobBudget.create({ data: { organizationId, jobId } });
  await prisma.jobBudgetLine.create({
    data: { organizationId, jobId, lineNumber: 1, category: 'labour', description: name, amount: '100' },
  });
}

/** An invoice that is owed, with its lines, its files, what was withheld and paid ahead, and who approved it. */
async function addMoney(of: Of): Promise<OneOfEverything> {
  const { prisma, organizationId, name, ids } = of;
  const { customers: customerId = '', jobs: jobId = '', files: fileId = '' } = ids;
  const invoice = await prisma.invoice.create({
    data: {
      ...{ ...own(of), ...MONEY, customerId, invoiceDate: day, dueDate: day, balance: '113' },
      ...{ number: `${name}-owed`, direction: 'receivable', status: 'sent', customerMemo: name },
    },
  });
  const invoiceId = invoice.id;
  for (const [lineNumber, role] of [undefined, 'holdback', 'deposit'].entries())
    await prisma.invoiceLine.create({
      data: {
        ...{ organizationId, invoiceId, lineNumber: lineNumber + 1, description: name, role, jobId },
        ...{ quantity: '1', unitPrice: '100', amount: '100', serviceDate: day },
      },
    });
  await prisma.holdback.create({ data: { ...own(of), invoiceId, lineNumber: 2, amount: '10' } });
  await prisma.deposit.create({ data: { ...own(of), invoiceId, lineNumber: 3, amount: '10' } });
  await prisma.invoiceLink.create({ data: { ...own(of), invoiceId, sentTo: `${name}@c.example` } });
  await prisma.documentAttachment.create({
    data: {
      ...{ ...own(of), document: 'invoice', documentId: invoiceId, kind: 'paper', fileId, name },
      ...{ mediaType: 'text/plain', size: 1, sha256: 'a'.repeat(64) },
    },
  });
  await prisma.approvalDecision.create({
    data: { ...own(of), invoiceId, decision: 'approved', reason: name, decidedAt: day, invoiceVersion: 1 },
  });
  return { 'invoices-owed': invoiceId };
}

/** Who was paid this year and gets a slip of either kind, and the words that the sender of the file has to say. */
async function addSlips(of: Of): Promise<void> {
  const { prisma, organizationId, name, ids } = of;
  const designer = await prisma.contractor.create({ data: { ...own(of), displayName: `${name} Design` } });
  await prisma.contractorTaxIdentity.create({ data: { organizationId, id: designer.id, slip: 't4a' } });
  for (const contractorId of [ids.contractors, designer.id])
    await prisma.payment.create({
      data: {
        ...{ ...own(of), contractorId, direction: 'paid', status: 'recorded', paymentDate: day },
        ...{ amount: '5000', reference: name, memo: name },
      },
    });
  const contact = { contactName: name, phone: '613 555 0100', email: `office@${name}.example` };
  const branding = { legalName: name, gstNumber: '123456782RT0001', paymentInstructions: name, ...contact };
  await prisma.organizationBranding.upsert({
    where: { organizationId },
    create: { organizationId, ...branding },
    update: branding,
  });
}

/** Answers the id of a timer that runs. */
async function addWorkOfToday(of: Of): Promise<string> {
  const { prisma, organizationId, name, ids } = of;
  const { contractors: contractorId = '', jobs: jobId = '', 'work-orders': workOrderId = '' } = ids;
  const site = { latitude: '45.42', longitude: '-75.69', status: 'assigned', scheduledStart: new Date() };
  await prisma.workOrder.updateMany({ where: { id: workOrderId }, data: site });
  await prisma.workOrderAssignment.create({ data: { organizationId, workOrderId, contractorId } });
  const startedAt = new Date(Date.now() - 3_600_000);
  const timeEntryId = newId();
  await prisma.timeEntry.create({
    data: {
      ...{ organizationId, id: timeEntryId, contractorId, jobId, workOrderId, startedAt, status: 'running' },
      ...{ workDate: new Date(startedAt.toISOString().slice(0, 10)), minutes: 0, description: name },
    },
  });
  const place = { latitude: 45.42, longitude: -75.69, accuracyMeters: 8 };
  await prisma.timePunch.create({
    data: { ...own(of), timeEntryId, kind: 'start', at: startedAt, ...place },
  });
  await prisma.locationPoint.create({
    data: { organizationId, contractorId, timeEntryId, at: new Date(), ...place },
  });
  await prisma.contractorState.create({
    data: {
      ...{ organizationId, contractorId, presence: 'working', lastSeenAt: new Date() },
      ...{ positionAt: new Date(), ...place, siteWorkOrderId: workOrderId },
    },
  });
  return timeEntryId;
}

async function addSync(of: Of): Promise<void> {
  const { prisma, organizationId, name, ids } = of;
  const { integrations: connectionId = '', customers: localId = '', 'sync-plans': planId = '' } = ids;
  await prisma.syncRun.create({
    data: {
      ...{ ...own(of), connectionId, kind: 'delta', trigger: 'manual', status: 'failed' },
      error: { kind: 'validation', message: name },
    },
  });
  await prisma.externalLink.create({
    data: {
      ...{ organizationId, connectionId, entity: 'customer', localId, remoteId: name },
      ...{ snapshot: { displayName: name }, snapshotHash: name },
    },
  });
  await prisma.syncPlanEntry.create({
    data: {
      ...{ organizationId, planId, sequence: 1, entity: 'customer', effect: 'update', remoteId: name },
      ...{ localId, label: name, fields: [], theirs: name, ours: name },
    },
  });
}
