import { IdentityFacade } from '#identity';
import { newId } from '#kernel';
import { Database, Files, type PrismaClient } from '#platform';
import type { TestApp } from '../../../libs/platform/src/testing/test-app.js';

/** The id of one row per resource, by the first part of the path that shows it. */
export type OneOfEverything = Readonly<Record<string, string>>;

const day = new Date('2026-11-02');
const ONE_OWNER = {
  ...{ name: 'Approval', roles: ['owner'], userIds: [], quorum: 1 },
  ...{ escalateAfterHours: null, escalateToRoles: [], escalateToUserIds: [] },
};
const money = { subtotal: '100', taxAmount: '13', total: '113' };

/** Fills an organization with one of everything. `marker` is in every name, so that a leak can be noticed. */
export async function oneOfEverything(
  test: TestApp,
  organizationId: string,
  marker: string,
): Promise<OneOfEverything> {
  const identity = test.app.get(IdentityFacade, { strict: false });
  const email = `${marker.toLowerCase()}@example.test`;
  const userId = await identity.createUser({ email, name: marker, password: 'a password for tests' });
  await identity.addMember({ organizationId, userId, role: 'auditor' });
  const { prisma } = test.app.get(Database, { strict: false });
  const lists = await test.as(organizationId, () => addLists(prisma, organizationId, marker, userId));
  const documents = await test.as(organizationId, () => addDocuments(prisma, organizationId, marker, lists));
  const file = await test.as(organizationId, () =>
    test.app.get(Files, { strict: false }).save({ name: `${marker}.txt`, content: Buffer.from(marker) }),
  );
  return { ...lists, ...documents, users: userId, files: file.id };
}

async function addLists(prisma: PrismaClient, organizationId: string, name: string, createdBy: string) {
  const own = (): { organizationId: string; id: string } => ({ organizationId, id: newId() });
  const made = {
    customers: await prisma.customer.create({ data: { ...own(), displayName: name } }),
    contractors: await prisma.contractor.create({ data: { ...own(), displayName: name } }),
    items: await prisma.item.create({ data: { ...own(), name, type: 'service' } }),
    units: await prisma.unit.create({ data: { ...own(), code: name, name, kind: 'count' } }),
    'service-types': await prisma.serviceType.create({ data: { ...own(), code: name, name } }),
    'rate-cards': await prisma.rateCard.create({
      data: { ...own(), name, side: 'pay', validFrom: day, method: 'rate', value: '85', currency: 'CAD' },
    }),
    'tax-codes': await prisma.taxCode.create({ data: { ...own(), name } }),
    'tax-rates': await prisma.taxRate.create({ data: { ...own(), name, percent: '13' } }),
    terms: await prisma.term.create({ data: { ...own(), name } }),
    'payment-methods': await prisma.paymentMethod.create({ data: { ...own(), name } }),
    accounts: await prisma.ledgerAccount.create({ data: { ...own(), name, type: 'Income' } }),
    classes: await prisma.class.create({ data: { ...own(), name } }),
    'slack-channels': await prisma.slackChannel.create({ data: { ...own(), name, urlSealed: 'v1' } }),
    'push-subscriptions': await prisma.pushSubscription.create({
      data: { ...own(), userId: createdBy, endpointHash: name, sealed: 'v1', device: name },
    }),
    notifications: await prisma.notification.create({
      data: {
        ...own(),
        ...{ recipientType: 'user', recipientId: createdBy, kind: 'job.completed', subjectType: 'job' },
        ...{ subjectId: newId(), values: { number: name, name }, email: 'off' },
      },
    }),
    'api-keys': await prisma.apiKey.create({
      data: { ...own(), name, prefix: 'ip_test', keyHash: newId(), scopes: ['jobs.read'], createdBy },
    }),
    'inbound-sources': await prisma.inboundSource.create({ data: { ...own(), name, sealed: 'v1' } }),
    'field-mappings': await prisma.fieldMapping.create({ data: { ...own(), name, purpose: 'general' } }),
    'work-centres': await prisma.workCentre.create({ data: { ...own(), name } }),
    'job-templates': await prisma.jobTemplate.create({ data: { ...own(), name } }),
    integrations: await prisma.connection.create({
      data: {
        ...own(),
        system: 'quickbooks-online',
        status: 'active',
        remoteCompanyId: newId(),
        remoteCompanyName: name,
      },
    }),
  };
  const endpoint = await prisma.webhookEndpoint.create({
    data: { ...own(), url: `https://${name.toLowerCase()}.example`, secretSealed: 'v1' },
  });
  const delivery = await prisma.notificationDelivery.create({
    data: {
      ...own(),
      ...{ channel: 'webhook', targetId: endpoint.id, kind: 'job.completed', eventId: newId() },
      ...{ eventKey: name, payload: { name }, status: 'failed' },
    },
  });
  return { ...idsOf(made), 'webhook-endpoints': endpoint.id, 'webhook-deliveries': delivery.id };
}

async function addDocuments(
  prisma: PrismaClient,
  organizationId: string,
  number: string,
  {
    customers: customerId = '',
    contractors: contractorId = '',
    integrations: connectionId = '',
    'inbound-sources': sourceId = '',
  }: OneOfEverything,
) {
  const own = (): { organizationId: string; id: string } => ({ organizationId, id: newId() });
  const job = await prisma.job.create({
    data: { ...own(), number, customerId, name: number, status: 'created', contractAmount: '100' },
  });
  const workOrder = await prisma.workOrder.create({
    data: { ...own(), number, title: number, status: 'unassigned', customerId, jobId: job.id },
  });
  const made = {
    jobs: job,
    'purchase-orders': await prisma.purchaseOrder.create({
      data: {
        ...own(),
        ...money,
        number,
        direction: 'customer',
        status: 'draft',
        customerId,
        orderDate: day,
      },
    }),
    'work-orders': workOrder,
    'work-order-confirmations': await prisma.workOrderConfirmation.create({
      data: {
        ...own(),
        ...{ workOrderId: workOrder.id, sourceId, happened: 'created', version: 1 },
        ...{ state: 'parked', cause: number },
      },
    }),
    'time-entries': await prisma.timeEntry.create({
      data: {
        ...own(),
        contractorId,
        jobId: job.id,
        workDate: day,
        minutes: 60,
        status: 'approved',
        description: number,
      },
    }),
    expenses: await prisma.expense.create({
      data: {
        ...own(),
        contractorId,
        jobId: job.id,
        expenseDate: day,
        category: 'materials',
        vendor: number,
        amount: '10',
        currency: 'CAD',
        status: 'approved',
      },
    }),
    invoices: await prisma.invoice.create({
      data: {
        ...own(),
        ...money,
        number,
        direction: 'receivable',
        status: 'pending_approval',
        customerId,
        invoiceDate: day,
        balance: '113',
      },
    }),
    payments: await prisma.payment.create({
      data: {
        ...own(),
        direction: 'received',
        status: 'recorded',
        customerId,
        paymentDate: day,
        amount: '10',
        reference: number,
      },
    }),
    'approval-routes': await prisma.approvalRoute.create({
      data: { ...own(), name: number, steps: [ONE_OWNER] },
    }),
    'approval-delegations': await prisma.approvalDelegation.create({
      data: {
        ...own(),
        fromUserId: newId(),
        toUserId: newId(),
        createdBy: newId(),
        fromDay: day,
        toDay: day,
        reason: number,
      },
    }),
    credits: await prisma.credit.create({
      data: {
        ...own(),
        ...money,
        ...{ number, direction: 'receivable', status: 'open', customerId, creditDate: day },
        ...{ balance: '113', reason: number },
      },
    }),
    'sync-plans': await prisma.syncPlan.create({
      data: {
        ...own(),
        ...{ connectionId, direction: 'pull', kind: 'delta', status: 'stale' },
        error: { message: number },
      },
    }),
    'sync-alerts': await prisma.syncAlert.create({
      data: {
        ...own(),
        ...{ connectionId, kind: 'lagging', status: 'open', openedAt: new Date() },
        details: { message: number },
      },
    }),
    reconciliations: await prisma.reconciliationRun.create({
      data: {
        ...own(),
        ...{ connectionId, trigger: 'manual', status: 'failed' },
        error: { message: number },
      },
    }),
    'sync-rollbacks': await prisma.syncRollback.create({
      data: {
        ...own(),
        ...{ connectionId, direction: 'push', status: 'stale', hash: number, counts: {}, entryCount: 0 },
        ...{ error: { message: number }, expiresAt: new Date() },
      },
    }),
    'sync-waiting': await prisma.syncOperation.create({
      data: {
        ...own(),
        ...{ connectionId, entity: 'customer', localId: customerId, localVersion: 1, operation: 'create' },
        ...{ idempotencyKey: number, status: 'parked', error: { kind: 'validation', message: number } },
      },
    }),
    conflicts: await prisma.conflict.create({
      data: {
        ...own(),
        connectionId,
        entity: 'customer',
        kind: 'field',
        status: 'open',
        fields: ['displayName'],
      },
    }),
  };
  const refund = await prisma.refund.create({
    data: {
      ...own(),
      ...{ creditId: made.credits.id, customerId, amount: '1', refundDate: day, status: 'recorded' },
      reference: number,
    },
  });
  const difference = await prisma.reconciliationDifference.create({
    data: {
      ...own(),
      ...{ runId: made.reconciliations.id, connectionId, kind: 'amount-differs', cause: 'edit-there' },
      ...{
        side: 'receivable',
        entity: 'invoice',
        currency: 'CAD',
        amount: '1',
        status: 'open',
        label: number,
      },
    },
  });
  return { ...idsOf(made), refunds: refund.id, 'reconciliation-differences': difference.id };
}

function idsOf(rows: Record<string, { id: string }>): OneOfEverything {
  return Object.fromEntries(Object.entries(rows).map(([resource, { id }]) => [resource, id]));
}
