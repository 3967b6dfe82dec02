import type { Body } from '../src/quickbooks-online/store/doc.js';
import { codeOf, type Fixture, firstOf, refTo, refusal, salesLine, startSandbox } from './sandbox-fixture.js';

let fixture: Fixture;
let sale: Body;
beforeAll(async () => {
  fixture = await startSandbox();
  sale = { CustomerRef: refTo(firstOf(fixture.books, 'Customer')), Line: [salesLine(fixture.books, 100)] };
});
afterAll(() => fixture.close());

test('a stale version is refused', async () => {
  const created = await fixture.call('createInvoice', sale);
  await fixture.call('updateInvoice', { Id: created.Id, SyncToken: '0', PrivateNote: 'first' });
  expect(
    await refusal(fixture.call('updateInvoice', { Id: created.Id, SyncToken: '0', PrivateNote: 'second' })),
  ).toBe('5010');
  expect(await refusal(fixture.call('deleteInvoice', { Id: created.Id, SyncToken: '0' }))).toBe('5010');
});

test('a full update clears what it leaves out, a sparse one keeps it', async () => {
  const created = await fixture.call('createCustomer', {
    DisplayName: 'Ridge Condos',
    Notes: 'gate 4',
    CompanyName: 'Ridge',
  });
  const sparse = await fixture.call('updateCustomer', {
    Id: created.Id,
    SyncToken: '0',
    CompanyName: 'Ridge Ltd',
    sparse: true,
  });
  expect(sparse).toMatchObject({ Notes: 'gate 4', CompanyName: 'Ridge Ltd' });
  const full = await fixture.call('updateCustomer', {
    Id: created.Id,
    SyncToken: '1',
    DisplayName: 'Ridge Condos',
    sparse: false,
  });
  expect(full).not.toHaveProperty('Notes');
  expect(full).toMatchObject({ Balance: 0, MetaData: { CreateTime: expect.any(String) } });
});

test('a name belongs to one customer, vendor or employee', async () => {
  await fixture.call('createCustomer', { DisplayName: 'Sam Okafor' });
  expect(await refusal(fixture.call('createVendor', { DisplayName: 'sam okafor' }))).toBe('6240');
  expect(await refusal(fixture.call('createEmployee', { GivenName: 'Sam', FamilyName: 'Okafor' }))).toBe(
    '6240',
  );
});

test('an inactive customer frees the name, leaves the lists and cannot be invoiced', async () => {
  const created = await fixture.call('createCustomer', { DisplayName: 'Gone Away' });
  const inactive = await fixture.call('updateCustomer', { Id: created.Id, SyncToken: '0', Active: false });
  expect(inactive).toMatchObject({ Active: false, DisplayName: 'Gone Away (deleted)' });
  await fixture.call('createCustomer', { DisplayName: 'Gone Away' });
  expect(await refusal(fixture.call('createInvoice', { ...sale, CustomerRef: { value: created.Id } }))).toBe(
    '610',
  );
  const found = (
    await fixture.call('findCustomers', [{ field: 'DisplayName', operator: 'LIKE', value: 'Gone Away%' }])
  ).QueryResponse as Body;
  expect(found.Customer).toHaveLength(1);
  const all = (await fixture.call('findCustomers', { Id: created.Id, Active: [true, false] }))
    .QueryResponse as Body;
  expect(all.Customer).toHaveLength(1);
});

test('jobs and projects hang below a customer', async () => {
  const parent = await fixture.call('createCustomer', { DisplayName: 'Harbour Towers' });
  const job = await fixture.call('createCustomer', {
    DisplayName: 'Tower B',
    Job: true,
    ParentRef: { value: parent.Id },
  });
  expect(job).toMatchObject({
    FullyQualifiedName: 'Harbour Towers:Tower B',
    Level: 1,
    Job: true,
    BillWithParent: false,
  });
  await fixture.call('createInvoice', { ...sale, CustomerRef: { value: job.Id } });
  expect(await fixture.call('getCustomer', parent.Id)).toMatchObject({ Balance: 0, BalanceWithJobs: 113 });
  expect(
    await refusal(fixture.call('createCustomer', { DisplayName: 'Loose project', IsProject: true })),
  ).toBe('2020');
});

test.each<[string, string, Body, string]>([
  ['createInvoice', 'without a customer', { Line: [] }, '2020'],
  ['createInvoice', 'with a field that does not exist', { CustomerReff: { value: '1' } }, '2010'],
  [
    'createInvoice',
    'for a customer that does not exist',
    {
      CustomerRef: { value: '99999' },
      Line: [{ Amount: 1, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: {} }],
    },
    '2500',
  ],
  ['createCustomer', 'without any name', {}, '6080'],
  [
    'createCustomer',
    'with a broken e-mail address',
    { DisplayName: 'Broken mail', PrimaryEmailAddr: { Address: 'nobody' } },
    '2210',
  ],
  ['createCustomer', 'with a name that is too long', { DisplayName: 'x'.repeat(501) }, '2050'],
  ['createTimeActivity', 'without a worker', { NameOf: 'Employee', Hours: 1 }, '2020'],
  ['createTimeActivity', 'of a kind that does not exist', { NameOf: 'Robot', Hours: 1 }, '2170'],
])('%s %s is refused', async (method, _case, body, code) => {
  expect(await refusal(fixture.call(method, body))).toBe(code);
});

test('a time entry tells its duration one way and a billable one its customer', async () => {
  const worker = { NameOf: 'Employee', EmployeeRef: refTo(firstOf(fixture.books, 'Employee')) };
  expect(await refusal(fixture.call('createTimeActivity', worker))).toBe('6350');
  expect(await refusal(fixture.call('createTimeActivity', { ...worker, Hours: 1, Minutes: 75 }))).toBe(
    '6340',
  );
  expect(
    await refusal(fixture.call('createTimeActivity', { ...worker, Hours: 1, BillableStatus: 'Billable' })),
  ).toBe('6310');
  const span = { StartTime: '2026-03-02T10:00:00-05:00', EndTime: '2026-03-02T09:00:00-05:00' };
  expect(await refusal(fixture.call('createTimeActivity', { ...worker, ...span }))).toBe('6370');
});

test('a document number is used once unless the caller insists', async () => {
  await fixture.call('createInvoice', { ...sale, DocNumber: 'A-1' });
  expect(await refusal(fixture.call('createInvoice', { ...sale, DocNumber: 'A-1' }))).toBe('6140');
  expect(
    await fixture.call('createInvoice', { ...sale, DocNumber: 'A-1', allowDuplicateDocNum: true }),
  ).toMatchObject({ DocNumber: 'A-1' });
});

test('nothing is written into a closed period', async () => {
  const created = await fixture.call('createInvoice', { ...sale, TxnDate: '2026-01-10' });
  await fixture.control('PUT', `/companies/${fixture.books.realmId}/close-books`, { date: '2026-01-31' });
  expect(await refusal(fixture.call('createInvoice', { ...sale, TxnDate: '2026-01-31' }))).toBe('6210');
  expect(
    await refusal(
      fixture.call('updateInvoice', { Id: created.Id, SyncToken: created.SyncToken, TxnDate: '2026-02-10' }),
    ),
  ).toBe('6210');
  expect(await refusal(fixture.call('deleteInvoice', created))).toBe('6210');
  await fixture.control('PUT', `/companies/${fixture.books.realmId}/close-books`, {});
  expect(await fixture.call('deleteInvoice', created)).toMatchObject({ Invoice: { status: 'Deleted' } });
});

test('a repeated request id answers the first time again, even after the entity is gone', async () => {
  const first = await fixture.call('createInvoice', { ...sale, requestId: 'order-66' });
  await fixture.call('deleteInvoice', first);
  const count = fixture.books.count('Invoice');
  expect(await fixture.call('createInvoice', { ...sale, requestId: 'order-66' })).toEqual(first);
  expect(fixture.books.count('Invoice')).toBe(count);
  expect(await refusal(fixture.call('createInvoice', { ...sale, requestId: 'x'.repeat(51) }))).toBe('2130');
});

test('a batch answers every item for itself and takes thirty', async () => {
  const answer = await fixture.call('batch', [
    { bId: 'a', operation: 'create', Customer: { DisplayName: 'Batch One' } },
    { bId: 'b', operation: 'create', Customer: { DisplayName: 'Batch One' } },
    { bId: 'c', Query: "select * from Customer where DisplayName = 'Batch One'" },
    { bId: 'd', operation: 'create', Nonsense: {} },
  ]);
  expect(answer.BatchItemResponse).toMatchObject([
    { bId: 'a', Customer: { DisplayName: 'Batch One' } },
    { bId: 'b', Fault: { type: 'ValidationFault', Error: [{ code: '6240' }] } },
    { bId: 'c', QueryResponse: { Customer: [{ DisplayName: 'Batch One' }], maxResults: 1 } },
    { bId: 'd', Fault: { Error: [{ code: '2000' }] } },
  ]);
  const asked = (bId: string, at: number) => ({
    bId: at < 0 ? bId : `${bId}${at}`,
    Query: 'select * from Term',
  });
  expect(await refusal(fixture.call('batch', [asked('same', -1), asked('same', -1)]))).toBe('6000');
  const keyed = async (requestid: string, bId: string) => {
    const answer = await fixture.fetch(`/batch?requestid=${requestid}`, {
      method: 'POST',
      body: JSON.stringify({ BatchItemRequest: [asked(bId, -1)] }),
    });
    return codeOf(await answer.json());
  };
  expect(await keyed('k'.repeat(37), '1')).toBe('2130');
  expect(await keyed('k'.repeat(36), 'eleven-long')).toBe('2050');
  expect(await keyed('k'.repeat(36), 'ten-longer')).toBeUndefined();
  const many = Array.from({ length: 31 }, (_, at) => ({ bId: String(at), Query: 'select * from Term' }));
  expect(await refusal(fixture.call('batch', many))).toBe('1040');
});

test('change data capture tells changes and tombstones, and looks thirty days back', async () => {
  const since = new Date(Date.now() - 1000);
  const kept = await fixture.call('createClass', { Name: 'North crew' });
  const gone = await fixture.call('createInvoice', sale);
  await fixture.call('deleteInvoice', gone);
  const answer = await fixture.call('changeDataCapture', ['Class', 'Invoice', 'Budget'], since);
  const [classes, invoices, budgets] =
    (answer.CDCResponse as { QueryResponse: Body[] }[])[0]?.QueryResponse ?? [];
  expect(classes?.Class).toContainEqual(expect.objectContaining({ Id: kept.Id }));
  expect(invoices?.Invoice).toContainEqual({
    domain: 'QBO',
    status: 'Deleted',
    Id: gone.Id,
    MetaData: { LastUpdatedTime: expect.any(String) },
  });
  expect(budgets).toEqual({});
  const old = new Date(Date.now() - 31 * 86_400_000);
  expect(await refusal(fixture.call('changeDataCapture', 'Invoice', old))).toBe('6000');
  expect(await refusal(fixture.call('changeDataCapture', 'TimeActivity', since))).toBe('2000');
});

test('paths do not mind their case, a query may be posted, and every answer has a trace id', async () => {
  const shouted = await fixture.fetch('/COMPANYINFO/1');
  expect(shouted.status).toBe(200);
  expect(shouted.headers.get('intuit_tid')).toMatch(/^1-/);
  const posted = await fixture.fetch('/query', {
    method: 'POST',
    headers: { 'content-type': 'application/text' },
    body: 'select count(*) from Customer',
  });
  expect(await posted.json()).toMatchObject({ QueryResponse: { totalCount: expect.any(Number) } });
  const xml = await fixture.fetch('/companyinfo/1', { headers: { accept: 'application/xml' } });
  expect(await xml.text()).toContain('<CompanyName>Test Mechanical</CompanyName>');
});

test('a field of a line that nobody knows is refused, at any depth', async () => {
  const line = salesLine(fixture.books, 100);
  const detail = line.SalesItemLineDetail as Body;
  for (const wrong of [
    { ...line, Ammount: 5 },
    { ...line, SalesItemLineDetail: { ...detail, TaxCode: '2' } },
    { DetailType: 'GroupLineDetail', GroupLineDetail: { Line: [{ ...line, Foo: 1 }] } },
  ])
    expect(await refusal(fixture.call('createInvoice', { ...sale, Line: [wrong] }))).toBe('2010');
});

test('a transaction is in the currency of its customer, and that is a currency', async () => {
  const customer = await fixture.call('createCustomer', {
    DisplayName: 'Toledo Boilers',
    CurrencyRef: { value: 'USD' },
  });
  const inCurrency = (value: string) =>
    fixture.call('createInvoice', { ...sale, CustomerRef: { value: customer.Id }, CurrencyRef: { value } });
  expect(await refusal(inCurrency('CAD'))).toBe('6000');
  expect(await refusal(inCurrency('XXZ'))).toBe('2500');
  expect(await inCurrency('USD')).toMatchObject({ CurrencyRef: { value: 'USD' } });
});

test('an id is a number, and a term says when it is due', async () => {
  expect(await refusal(fixture.call('getInvoice', 'abc'))).toBe('2030');
  expect(await refusal(fixture.call('getInvoicePdf', 'abc'))).not.toBeUndefined();
  expect(await refusal(fixture.call('createTerm', { Name: 'Some day' }))).toBe('2020');
  expect(await fixture.call('createTerm', { Name: 'At once', DueDays: 0 })).toMatchObject({
    Type: 'STANDARD',
  });
  expect(await fixture.call('createTerm', { Name: 'The fifth', DayOfMonthDue: 5 })).toMatchObject({
    Type: 'DATE_DRIVEN',
  });
});

test('no update of the settings takes the home currency away', async () => {
  const before = await fixture.call('getPreferences');
  const { Id, SyncToken } = before;
  const after = await fixture.call('updatePreferences', {
    Id,
    SyncToken,
    SalesFormsPrefs: before.SalesFormsPrefs,
  });
  expect(after).toMatchObject({ CurrencyPrefs: { HomeCurrency: { value: 'CAD' } } });
});

test('an unknown report is refused as the vendor refuses it', async () => {
  const answer = await fixture.fetch('/reports/Nonsense');
  expect(answer.status).toBe(400);
  expect(codeOf(await answer.json())).toBe('5020');
});
