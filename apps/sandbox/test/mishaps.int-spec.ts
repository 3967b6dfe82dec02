import { createHmac } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../../libs/platform/src/testing/eventually.js';
import { KeptState } from '../src/kept/kept-state.js';
import type { Body } from '../src/quickbooks-online/store/doc.js';
import { Sandbox } from '../src/sandbox.js';
import { type Fixture, refusal, startSandbox } from './sandbox-fixture.js';

let fixture: Fixture;
let listener: Server;
const received: { signature: string; body: string }[] = [];

beforeAll(async () => {
  fixture = await startSandbox();
  listener = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({
        signature: String(request.headers['intuit-signature']),
        body: Buffer.concat(parts).toString('utf8'),
      });
      response.end();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  received.length = 0;
  await fixture.control('DELETE', '/faults');
  await fixture.control('DELETE', '/webhooks');
  await fixture.control('PUT', '/settings', { limits: 'off' });
});
afterAll(async () => {
  listener.close();
  await fixture.close();
});

const name = () => `Mishap ${Math.random().toString(36).slice(2)}`;

test.each([
  ['http-404', 404],
  ['http-500', 500],
  ['http-503', 503],
  ['throttle', 429],
  ['unauthorized', 401],
  ['fault-200', 200],
])('the fault %s hits as often as it is told to', async (kind, status) => {
  await fixture.control('POST', '/faults', { kind, count: 1, path: '/query', retryAfterSeconds: 7 });
  const spoilt = await fixture.fetch('/query?query=select * from Term');
  expect(spoilt.status).toBe(status);
  if (kind === 'throttle') expect(spoilt.headers.get('retry-after')).toBe('7');
  expect((await fixture.fetch('/query?query=select * from Term')).status).toBe(200);
});

test.each([
  ['reset', false],
  ['timeout-after-commit', true],
  ['truncated', true],
])('after the fault %s the write is there: %s', async (kind, isThere) => {
  await fixture.control('POST', '/faults', { kind, count: 1, method: 'POST', path: '/customer' });
  const DisplayName = name();
  await expect(
    fixture
      .fetch('/customer', { method: 'POST', body: JSON.stringify({ DisplayName }) })
      .then((response) => response.text()),
  ).rejects.toThrow();
  expect(fixture.books.table('Customer').lookUp('DisplayName', DisplayName)?.size).toBe(isThere ? 1 : 0);
});

test('the world hears of a write before its caller does when the answer is late', async () => {
  await fixture.control('POST', '/faults', { kind: 'late', count: 1, path: '/customer', delayMs: 150 });
  const DisplayName = name();
  let isAnswered = false;
  const answer = fixture
    .fetch('/customer', { method: 'POST', body: JSON.stringify({ DisplayName }) })
    .finally(() => {
      isAnswered = true;
    });
  const isThere = () => fixture.books.table('Customer').lookUp('DisplayName', DisplayName)?.size === 1;
  await eventually(async () => isThere());
  expect(isAnswered).toBe(false);
  expect((await answer).status).toBe(200);
});

test.each([
  ['on', 1],
  ['off', 2],
])('a write told twice with one request id, idempotency %s: done %d times', async (idempotency, times) => {
  await fixture.control('PUT', '/settings', { idempotency });
  const before = fixture.books.count('Payment');
  const [customer] = [...fixture.books.list('Customer')].filter(({ Active }) => Active === true);
  const body = JSON.stringify({ CustomerRef: { value: customer?.Id }, TotalAmt: 10 });
  for (const _ of [1, 2])
    await fixture.fetch(`/payment?requestid=twice-${idempotency}`, { method: 'POST', body });
  await fixture.control('PUT', '/settings', { idempotency: 'on' });
  expect(fixture.books.count('Payment') - before).toBe(times);
});

test('the service lets five hundred requests a minute pass, and not one more', async () => {
  await fixture.control('PUT', '/settings', { limits: { requestsPerMinute: 3 } });
  const answers: Response[] = [];
  for (let at = 0; at < 4; at++) answers.push(await fixture.fetch('/companyinfo/1'));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  const wait = Number(answers[3]?.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(await refusal(fixture.call('getPreferences'))).toBe('3001');
});

async function subscribe(options: object): Promise<void> {
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`;
  await fixture.control('PUT', '/webhooks', { url, verifierToken: 'secret', batchMs: 60_000, ...options });
}

test('a change is notified in the older format, signed over the raw body', async () => {
  await subscribe({ format: 'legacy' });
  const created = await fixture.call('createCustomer', { DisplayName: name() });
  await fixture.control('POST', '/webhooks/flush');
  const [delivery] = received;
  expect(delivery?.signature).toBe(
    createHmac('sha256', 'secret')
      .update(delivery?.body ?? '')
      .digest('base64'),
  );
  expect(JSON.parse(delivery?.body ?? '{}')).toMatchObject({
    eventNotifications: [
      {
        realmId: fixture.books.realmId,
        dataChangeEvent: { entities: [{ name: 'Customer', id: created.Id, operation: 'Create' }] },
      },
    ],
  });
});

test('cloud events may be repeated and mix companies in one delivery', async () => {
  const other = fixture.sandbox.companies.create({
    name: 'Second Co',
    customers: 0,
    items: 0,
    contractors: 0,
    employees: 0,
    months: 0,
  });
  await subscribe({ format: 'cloudevents', duplicateShare: 1 });
  const created = await fixture.call('createCustomer', { DisplayName: name() });
  await fixture.control('POST', `/companies/${other.realmId}/customer`, { DisplayName: name() });
  await fixture.control('POST', '/webhooks/flush');
  const events = JSON.parse(received[0]?.body ?? '[]') as Body[];
  expect(events).toHaveLength(4);
  expect(events[0]).toMatchObject({
    specversion: '1.0',
    type: 'qbo.customer.created.v1',
    intuitentityid: created.Id,
    intuitaccountid: fixture.books.realmId,
  });
  expect(new Set(events.map((event) => event.intuitaccountid)).size).toBe(2);
});

test('dropped notifications never arrive', async () => {
  await subscribe({ format: 'legacy', dropShare: 1 });
  await fixture.call('createCustomer', { DisplayName: name() });
  await fixture.control('POST', '/webhooks/flush');
  expect(received).toHaveLength(0);
});

test('a person edits and deletes behind the back of the client', async () => {
  const created = await fixture.call('createCustomer', { DisplayName: name() });
  const realm = fixture.books.realmId;
  await fixture.control('PATCH', `/companies/${realm}/customer/${created.Id}`, { Notes: 'by hand' });
  expect(await fixture.call('getCustomer', created.Id)).toMatchObject({ Notes: 'by hand', SyncToken: '1' });
  const note = await fixture.call('createAttachable', { Note: 'x' });
  expect((await fixture.control('DELETE', `/companies/${realm}/attachable/${note.Id}`)).status).toBe(200);
  const { body } = await fixture.control('GET', `/companies/${realm}/books`);
  expect(body).toMatchObject({ realmId: realm, totals: { customerBalances: expect.any(String) } });
});

test('calls are counted by path and company', async () => {
  await fixture.control('DELETE', '/requests');
  await fixture.fetch('/customer/1');
  await fixture.fetch('/customer/2');
  const { body } = await fixture.control('GET', '/requests');
  expect(body).toMatchObject({ total: 2, realms: [{ paths: { 'GET /customer/{id}': 2 } }] });
});

test('a snapshot brings back the books and the tokens', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'sandbox-')), 'state.json');
  const gone = await fixture.call('createAttachable', { Note: 'gone' });
  await fixture.call('deleteAttachable', gone);
  await new KeptState(fixture.sandbox, file).save();
  const next = new Sandbox({ companies: 'none' });
  expect(await new KeptState(next, file).load()).toBe(true);
  const books = next.companies.get(fixture.books.realmId);
  expect(books && [...books.list('Customer')]).toEqual([...fixture.books.list('Customer')]);
  expect(books?.tombstones('Attachable').map((grave) => grave.id)).toContain(gone.Id);
  expect(next.tokens.check(fixture.token)).toHaveProperty('grant');
});

test('the pages for people show the companies without running their names', async () => {
  fixture.sandbox.companies.create({
    name: '<script>alert(1)</script>',
    customers: 0,
    items: 0,
    contractors: 0,
    employees: 0,
    months: 0,
  });
  const home = await (await fetch(`${fixture.url}/`)).text();
  expect(home).toContain('Test Mechanical');
  expect(home).not.toContain('<script>');
  expect((await fetch(`${fixture.url}/books/${fixture.books.realmId}`)).status).toBe(200);
});
