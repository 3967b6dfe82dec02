import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JobOverBudget } from '#insights';
import { newId } from '#kernel';
import { DATA_EVENT_TYPES } from '#notifications';
import { Database } from '#platform';
import { PurchaseOrderChanged, PurchaseOrderReceived } from '#purchase-orders';
import { LocationConsentChanged } from '#timekeeping';
import { WorkOrderChanged } from '#work-orders';
import { type SignedIn, signIn } from '../../identity/src/testing/sign-in.js';
import { BillingFixture } from '../../invoicing/src/testing/billing-fixture.js';
import { Outside } from '../../notifications/src/testing/notifications-fixture.js';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { derivedId } from './derived-id.js';
import { DataEventsModule } from './index.js';
import { TOLD_EVENTS, toldOf } from './tellings/tellings.js';

// biome-ignore lint/suspicious/noExplicitAny: bodies are read as a stranger's program would read them
type Body = any;

describe('a program that wants to know what happens to records', () => {
  let test: TestApp;
  let office: BillingFixture;
  let neighbours: BillingFixture;
  let owner: SignedIn;
  const outside = new Outside();

  const heard = (path: string): Body[] => outside.at(path).map(({ body }) => JSON.parse(body.toString()));
  const hears = (path: string, type: string, count = 1) =>
    eventually(
      () => Promise.resolve(heard(path).filter((body) => body.type === type).length >= count),
      `${count} × ${type} at ${path}`,
    );
  const listen = async (at: BillingFixture, path: string, events: string[]): Promise<Body> => {
    const as = await signIn(test, 'owner', { organizationId: at.organizationId });
    const url = outside.address + path;
    const { status, body } = await at.call<Body>('POST', '/webhook-endpoints', { url, events }, as);
    expect(status).toBe(201);
    return body;
  };

  beforeAll(async () => {
    test = await createTestApp([DataEventsModule]);
    await outside.listen();
    office = await BillingFixture.create(test);
    neighbours = await BillingFixture.create(test);
    owner = await signIn(test, 'owner', { organizationId: office.organizationId });
  });
  afterAll(async () => {
    await test.close();
    outside.close();
  });

  it('hears only of what it chose, with the record, its version and its place in line', async () => {
    const endpoint = await listen(office, '/crm', ['customer.changed.v1']);
    expect(endpoint).toMatchObject({ events: ['customer.changed.v1'], notices: false, failures: 0 });
    const { body: customer } = await office.call<Body>('POST', '/customers', { displayName: 'Maple' });
    await office.call('PATCH', `/customers/${customer.id}`, { version: 1, email: 'ap@maple.example' });
    await office.call('POST', '/items', { name: 'Pipe', type: 'service' });
    await hears('/crm', 'customer.changed.v1', 2);
    const told = heard('/crm').sort((one, other) => one.subject.sequence - other.subject.sequence);
    expect(told.map(({ subject }) => subject.sequence)).toEqual([1, 2]);
    expect(told[1]).toMatchObject({
      ...{ type: 'customer.changed.v1', organizationId: office.organizationId, details: {} },
      subject: { type: 'customer', id: customer.id, version: 2, path: `/api/v1/customers/${customer.id}` },
      data: { displayName: 'Maple', email: 'ap@maple.example', currency: 'CAD' },
    });
    expect(Date.parse(told[1].occurredAt)).toBeGreaterThanOrEqual(Date.parse(customer.createdAt));
    expect(told[1].data).not.toHaveProperty('notes');
    expect(new Set(heard('/crm').map(({ type }) => type)).size).toBe(1);
  });

  it('hears nothing of a neighbour', async () => {
    await listen(neighbours, '/neighbour', ['*']);
    const name = `Neighbour ${newId()}`;
    await neighbours.call('POST', '/customers', { displayName: name });
    await hears('/neighbour', 'customer.changed.v1');
    expect(heard('/neighbour').map(({ organizationId }) => organizationId)).toEqual([
      neighbours.organizationId,
    ]);
    expect(JSON.stringify(heard('/crm'))).not.toContain(name);
  });

  it('is told once that an invoice is paid, by whichever payment came last', async () => {
    await listen(office, '/erp', ['invoice.approved.v1', 'invoice.paid.v1', 'payment.recorded.v1']);
    const { customerId, itemId } = office;
    const lines = [{ kind: 'item', itemId, description: 'Boiler', quantity: '1', unitPrice: '100' }];
    const { body: invoice } = await office.call<Body>('POST', '/invoices', {
      ...{ direction: 'receivable', customerId, invoiceDate: '2026-11-20', lines },
    });
    await office.approve(invoice.id);
    await hears('/erp', 'invoice.approved.v1');
    const pay = (amount: string) =>
      office.call<Body>('POST', '/payments', {
        ...{ direction: 'received', customerId, amount, currency: 'CAD', paymentDate: '2026-11-20' },
        allocations: [{ invoiceId: invoice.id, amount }],
      });
    const paid = [await pay('13.00'), await pay((Number(invoice.total) - 13).toFixed(2))];
    expect(paid.map(({ status }) => status)).toEqual([201, 201]);
    await hears('/erp', 'payment.recorded.v1', 2);
    await hears('/erp', 'invoice.paid.v1');
    const ofInvoice = heard('/erp').filter(({ subject }) => subject.id === invoice.id);
    expect(ofInvoice.map(({ type, subject }) => [subject.sequence, type])).toEqual([
      // The first was that it waits for approval, which this program did not choose.
      [2, 'invoice.approved.v1'],
      [3, 'invoice.paid.v1'],
    ]);
    expect(ofInvoice[1].data).toMatchObject({ status: 'paid', balance: '0.00', total: invoice.total });
    expect(ofInvoice[1].data).not.toHaveProperty('privateNote');
  });

  it('is told nothing of an invoice that was paid long ago when its payment pays another', async () => {
    await listen(office, '/ledger', ['invoice.paid.v1', 'payment.allocated.v1']);
    const { customerId, itemId } = office;
    const lines = [{ kind: 'item', itemId, description: 'Valve', quantity: '1', unitPrice: '10' }];
    const approved = async () => {
      const { body } = await office.call<Body>('POST', '/invoices', {
        ...{ direction: 'receivable', customerId, invoiceDate: '2026-11-20', lines },
      });
      await office.approve(body.id);
      return body;
    };
    const [long, now] = [await approved(), await approved()];
    const { body: payment } = await office.call<Body>('POST', '/payments', {
      ...{ direction: 'received', customerId, amount: '50.00', currency: 'CAD', paymentDate: '2026-11-20' },
      allocations: [{ invoiceId: long.id, amount: long.total }],
    });
    await hears('/ledger', 'invoice.paid.v1');
    // Whatever else happens to the paid one makes another version of it.
    await test.as(office.organizationId, () =>
      test.app.get(Database).rows('UPDATE invoices SET version = version + 1 WHERE id = $1', [long.id]),
    );
    const spent = await office.call('POST', `/payments/${payment.id}/allocate`, {
      allocations: [{ invoiceId: now.id, amount: now.total }],
    });
    expect(spent.status).toBeLessThan(300);
    await hears('/ledger', 'payment.allocated.v1');
    await hears('/ledger', 'invoice.paid.v1', 2);
    const paid = heard('/ledger').filter(({ type }) => type === 'invoice.paid.v1');
    expect(paid.map(({ subject }) => subject.id)).toEqual([long.id, now.id]);
  });

  it('is never told what anything costs', async () => {
    await listen(office, '/shop', ['item.changed.v1']);
    await office.call('POST', '/items', { name: 'Elbow', type: 'service', purchaseCost: '61.37' });
    await hears('/shop', 'item.changed.v1');
    expect(heard('/shop')[0].data).toMatchObject({ name: 'Elbow' });
    expect(JSON.stringify(heard('/shop'))).not.toMatch(/61\.37|cost/i);
    const over = toldOf(JobOverBudget.eventName, new JobOverBudget(ID, 100, '5120.00', '5000.00', 1));
    expect(over?.details).toEqual({ percent: 100 });
  });

  it('gets what it missed while it was switched off, in order and once, when somebody asks for it', async () => {
    const endpoint = await listen(office, '/late', ['item.changed.v1']);
    const since = new Date().toISOString();
    const change = (active: boolean, version: number) =>
      office.call<Body>('PATCH', `/webhook-endpoints/${endpoint.id}`, { version, active }, owner);
    const replay = (onlyMissing: boolean) =>
      office.call<Body>('POST', `/webhook-endpoints/${endpoint.id}/replay`, { since, onlyMissing }, owner);
    const { body: first } = await office.call<Body>('POST', '/items', { name: 'Pump', type: 'service' });
    await hears('/late', 'item.changed.v1');
    await change(false, 1);
    expect((await replay(true)).body.code).toBe('NOTIFICATIONS.ENDPOINT_OFF');
    const { body: second } = await office.call<Body>('POST', '/items', { name: 'Valve', type: 'service' });
    await office.call('POST', '/customers', { displayName: 'After the valve' });
    await eventually(() => Promise.resolve(JSON.stringify(heard('/crm')).includes('After the valve')));
    await change(true, 2);
    expect((await replay(true)).body.messages).toBe(1);
    await hears('/late', 'item.changed.v1', 2);
    expect(heard('/late').map(({ subject }) => subject.id)).toEqual([first.id, second.id]);
    expect((await replay(true)).body.messages).toBe(0);
    expect((await replay(false)).body.messages).toBe(2);
    await hears('/late', 'item.changed.v1', 4);
    expect(new Set(outside.at('/late').map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  });
});

const ID = '019abf2c-0000-7000-8000-000000000001';
const order = (happened: string) =>
  toldOf(PurchaseOrderChanged.eventName, new PurchaseOrderChanged(ID, 1, 'draft', happened))?.type;
const visit = (happened: string) =>
  toldOf(WorkOrderChanged.eventName, new WorkOrderChanged(ID, 1, 'started', happened))?.type;

describe('what programs outside are told', () => {
  it('has somebody who tells each type of the catalogue', () => {
    // An event made of ids alone says of itself what it is; the two that carry a step are tried with each of them.
    const told = TOLD_EVENTS.flatMap((event) => {
      const made = Reflect.construct(event, [ID, ID, 'succeeded', 1, null, 'both-changed', []]);
      return toldOf(event.eventName, made)?.type ?? [];
    });
    const steps = DATA_EVENT_TYPES.filter((type) => /^(purchase|work)_order\./.test(type)).map(
      (type) => type.split('.')[1] ?? '',
    );
    const receipts = [true, false].map(
      (isVoided) =>
        toldOf(PurchaseOrderReceived.eventName, new PurchaseOrderReceived(ID, ID, isVoided))?.type,
    );
    const all = new Set([...told, ...steps.map(order), ...steps.map(visit), ...receipts, 'invoice.paid.v1']);
    expect([...all].sort()).toEqual([...DATA_EVENT_TYPES].sort());
  });

  it('names the step of an order or visit, and calls one without a name a change', () => {
    expect([order('approved'), order('revised'), order('imagined')]).toEqual([
      'purchase_order.approved.v1',
      ...['purchase_order.changed.v1', 'purchase_order.changed.v1'],
    ]);
    expect([visit('finished'), visit('ticked')]).toEqual(['work_order.finished.v1', 'work_order.changed.v1']);
  });

  it('says nothing of where people are', () => {
    expect(toldOf(LocationConsentChanged.eventName, new LocationConsentChanged(ID, true))).toBeUndefined();
  });

  it('has a decision about every event of the house', () => {
    const events = readdirSync('libs', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\/src\/events\/[^/]+\.ts$/.test(path) && !path.startsWith('platform'))
      .flatMap((path) => [...readFileSync(join('libs', path), 'utf8').matchAll(/eventName = '([^']+)'/g)])
      .map(([, name]) => name);
    const known = new Set(TOLD_EVENTS.map(({ eventName }) => eventName));
    expect(events.filter((name) => !known.has(name ?? '')).sort()).toEqual(STAYS_HERE);
  });

  it('gives one occurrence one id', () => {
    expect(derivedId('invoice.paid.v1 1 7')).toBe(derivedId('invoice.paid.v1 1 7'));
    expect(derivedId('invoice.paid.v1 1 8')).not.toBe(derivedId('invoice.paid.v1 1 7'));
    expect(derivedId('x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

/** What is nobody's business outside, or no more than a step of something that is told. */
const STAYS_HERE = [
  'approval.escalated',
  'item.cost_changed',
  'job.material_consumed',
  'location-consent.changed',
  'purchase-orders.imported',
  'rate-card.changed',
  'sync-run.progressed',
];
