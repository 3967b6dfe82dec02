import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import type { Body } from '../src/quickbooks-online/store/doc.js';
import {
  callClient,
  clientFor,
  type Fixture,
  firstOf,
  refTo,
  salesLine,
  startSandbox,
} from './sandbox-fixture.js';

const require = createRequire(import.meta.url);
const QuickBooks = require('node-quickbooks');
const methods = Object.keys(QuickBooks.prototype);

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startSandbox();
});
afterAll(() => fixture.close());

/** A body that the service accepts, for every entity that the client creates. */
function sample(entity: string): Body {
  const { books } = fixture;
  const customer = { CustomerRef: refTo(firstOf(books, 'Customer')) };
  const vendor = { VendorRef: refTo(firstOf(books, 'Vendor')) };
  const account = (type: string) => refTo(firstOf(books, 'Account', (doc) => doc.AccountType === type));
  const expense = {
    Amount: 40,
    DetailType: 'AccountBasedExpenseLineDetail',
    AccountBasedExpenseLineDetail: { AccountRef: account('Expense') },
  };
  const posting = (PostingType: string, AccountRef: object) => ({
    Amount: 10,
    DetailType: 'JournalEntryLineDetail',
    JournalEntryLineDetail: { PostingType, AccountRef },
  });
  const sale = { ...customer, Line: [salesLine(books, 100)] };
  const name = `Sample ${entity} ${Math.random().toString(36).slice(2)}`;
  const samples: Record<string, Body> = {
    Account: { Name: name, AccountType: 'Expense' },
    Attachable: { Note: name },
    Bill: { ...vendor, Line: [expense] },
    BillPayment: {
      ...vendor,
      TotalAmt: 0,
      PayType: 'Check',
      CheckPayment: { BankAccountRef: account('Bank') },
      Line: [{ Amount: 0, LinkedTxn: [] }],
    },
    Class: { Name: name },
    CreditMemo: sale,
    Customer: { DisplayName: name },
    Department: { Name: name },
    Deposit: {
      DepositToAccountRef: account('Bank'),
      Line: [
        { Amount: 5, DetailType: 'DepositLineDetail', DepositLineDetail: { AccountRef: account('Income') } },
      ],
    },
    Employee: { GivenName: 'Robin', FamilyName: name },
    Estimate: sale,
    Invoice: sale,
    Item: { Name: name, Type: 'Service', IncomeAccountRef: account('Income') },
    JournalCode: { Name: name, Type: 'Others' },
    JournalEntry: { Line: [posting('Debit', account('Expense')), posting('Credit', account('Bank'))] },
    Payment: { ...customer, TotalAmt: 25 },
    PaymentMethod: { Name: name },
    Purchase: { PaymentType: 'Cash', AccountRef: account('Bank'), Line: [expense] },
    PurchaseOrder: { ...vendor, Line: [expense] },
    RefundReceipt: { ...sale, DepositToAccountRef: account('Bank') },
    SalesReceipt: sale,
    TaxAgency: { DisplayName: name },
    Term: { Name: name, DueDays: 20 },
    TimeActivity: {
      NameOf: 'Employee',
      EmployeeRef: refTo(firstOf(books, 'Employee')),
      Hours: 2,
      Minutes: 30,
    },
    Transfer: { FromAccountRef: account('Bank'), ToAccountRef: account('Credit Card'), Amount: 12 },
    Vendor: { DisplayName: name },
    VendorCredit: { ...vendor, Line: [expense] },
  };
  return samples[entity] ?? {};
}

const creatable = methods
  .filter((method) => method.startsWith('create') && method !== 'createTaxService')
  .map((method) => method.slice('create'.length));

test.each(creatable)('the client creates, reads and updates one %s', async (entity) => {
  const created = await fixture.call(`create${entity}`, sample(entity));
  expect(created).toMatchObject({ SyncToken: '0', domain: 'QBO', sparse: false });
  const read = await fixture.call(`get${entity}`, created.Id);
  expect(read).toEqual(created);
  const updated = await fixture.call(`update${entity}`, { ...read });
  expect(updated).toMatchObject({ Id: created.Id, SyncToken: '1' });
});

const deletable = methods
  .filter((method) => method.startsWith('delete'))
  .map((method) => method.slice('delete'.length));

test.each(deletable)('the client deletes one %s by its id and by the whole entity', async (entity) => {
  const [byId, whole] = [
    await fixture.call(`create${entity}`, sample(entity)),
    await fixture.call(`create${entity}`, sample(entity)),
  ];
  expect(await fixture.call(`delete${entity}`, byId.Id)).toMatchObject({
    [entity]: { domain: 'QBO', status: 'Deleted', Id: byId.Id },
  });
  expect(await fixture.call(`delete${entity}`, whole)).toMatchObject({
    [entity]: { status: 'Deleted', Id: whole.Id },
  });
  await expect(fixture.call(`get${entity}`, byId.Id)).rejects.toMatchObject({
    Fault: { Error: [{ code: '610' }] },
  });
});

const findable = methods.filter((method) => method.startsWith('find'));

test.each(findable)('%s finds and counts', async (method) => {
  const found = await fixture.call(method, { limit: 5 });
  expect(found.QueryResponse).toBeDefined();
  const counted = (await fixture.call(method, { count: true })).QueryResponse as Body;
  expect(typeof counted.totalCount).toBe('number');
});

const reports = methods.filter((method) => method.startsWith('report'));

test.each(reports)('%s answers a report', async (method) => {
  const report = await fixture.call(method, { start_date: '2026-01-01', end_date: '2026-12-31' });
  expect(report).toMatchObject({ Header: expect.anything(), Columns: expect.anything() });
});

test('the settings of the company are read and changed', async () => {
  const info = await fixture.call('getCompanyInfo', fixture.books.realmId);
  expect(info.CompanyName).toBe('Test Mechanical');
  const renamed = await fixture.call('updateCompanyInfo', {
    Id: info.Id,
    SyncToken: info.SyncToken,
    LegalName: 'Test Mechanical Inc.',
  });
  expect(renamed).toMatchObject({ LegalName: 'Test Mechanical Inc.', CompanyName: 'Test Mechanical' });
  const preferences = await fixture.call('getPreferences');
  const changed = await fixture.call('updatePreferences', {
    ...preferences,
    TimeTrackingPrefs: { BillCustomers: false },
  });
  expect(changed.AccountingInfoPrefs).toEqual(preferences.AccountingInfoPrefs);
});

test('an exchange rate is set and read for a day', async () => {
  await fixture.call('updateExchangeRate', {
    SourceCurrencyCode: 'USD',
    AsOfDate: '2026-03-02',
    Rate: 1.37,
    sparse: true,
  });
  const read = await fixture.call('getExchangeRate', { sourcecurrencycode: 'USD', asofdate: '2026-03-05' });
  expect(read.ExchangeRate).toMatchObject({
    Rate: 1.37,
    SourceCurrencyCode: 'USD',
    TargetCurrencyCode: 'CAD',
  });
});

test('a tax code is made together with its rate', async () => {
  const agency = firstOf(fixture.books, 'TaxAgency');
  const made = await fixture.call('createTaxService', {
    TaxCode: 'Hotel',
    TaxRateDetails: [
      { TaxRateName: 'MRDT', RateValue: '3', TaxAgencyId: agency.Id, TaxApplicableOn: 'Sales' },
    ],
  });
  const code = await fixture.call('getTaxCode', made.TaxCodeId);
  expect(code).toMatchObject({
    Name: 'Hotel',
    SalesTaxRateList: { TaxRateDetail: [{ TaxRateRef: { name: 'MRDT' } }] },
  });
});

test.each(['Invoice', 'Estimate', 'CreditMemo', 'SalesReceipt'])('one %s is e-mailed', async (entity) => {
  const created = await fixture.call(`create${entity}`, sample(entity));
  expect(await fixture.call(`send${entity}Pdf`, created.Id, 'owner@customer.example')).toMatchObject({
    EmailStatus: 'EmailSent',
  });
});

test.each(['Invoice', 'Estimate', 'CreditMemo', 'SalesReceipt'])(
  'one %s is printed as PDF',
  async (entity) => {
    const created = await fixture.call(`create${entity}`, sample(entity));
    const pdf = (await fixture.call(`get${entity}Pdf`, created.Id)) as unknown as Buffer;
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  },
);

test('an invoice and a payment are voided', async () => {
  const invoice = await fixture.call('createInvoice', sample('Invoice'));
  expect(await fixture.call('voidInvoice', invoice.Id)).toMatchObject({
    Invoice: { TotalAmt: 0, Balance: 0, PrivateNote: 'Voided' },
  });
  const payment = await fixture.call('createPayment', sample('Payment'));
  expect(await fixture.call('voidPayment', payment)).toMatchObject({ TotalAmt: 0, UnappliedAmt: 0 });
});

test('a file is uploaded, hung on an invoice and fetched again', async () => {
  const invoice = await fixture.call('createInvoice', sample('Invoice'));
  const attached = await fixture.call(
    'upload',
    'photo.txt',
    'text/plain',
    Readable.from([Buffer.from('furnace')]),
    'Invoice',
    invoice.Id,
  );
  expect(attached).toMatchObject({
    FileName: 'photo.txt',
    AttachableRef: [{ EntityRef: { type: 'Invoice', value: invoice.Id } }],
  });
  expect(await (await fetch(String(attached.TempDownloadUri))).text()).toBe('furnace');
  const link = await fixture.fetch(`/download/${attached.Id}`);
  expect(await link.text()).toBe(attached.TempDownloadUri);
});

test('files are found by what they hang on, and are gone once they are deleted', async () => {
  const [one, other] = [
    await fixture.call('createInvoice', sample('Invoice')),
    await fixture.call('createInvoice', sample('Invoice')),
  ];
  const upload = (name: string, id: string) =>
    fixture.call('upload', name, 'text/plain', Readable.from([Buffer.from(name)]), 'Invoice', id);
  const attached = await upload('one.txt', String(one.Id));
  await upload('other.txt', String(other.Id));
  const on = async (type: string, id: string) => {
    const where = `WHERE AttachableRef.EntityRef.Type = '${type}' AND AttachableRef.EntityRef.value = '${id}'`;
    const answer = (await fixture.call('findAttachables', where)) as unknown as {
      QueryResponse: { Attachable?: { FileName: string }[] };
    };
    return answer.QueryResponse.Attachable?.map(({ FileName }) => FileName) ?? [];
  };
  expect(await on('invoice', String(one.Id))).toEqual(['one.txt']);
  expect(await on('Bill', String(one.Id))).toEqual([]);
  await fixture.call('deleteAttachable', { Id: attached.Id, SyncToken: attached.SyncToken });
  expect(await on('Invoice', String(one.Id))).toEqual([]);
  expect(await on('Invoice', String(other.Id))).toEqual(['other.txt']);
  expect((await fetch(String(attached.TempDownloadUri))).status).toBe(404);
});

test('user information, reconnecting and disconnecting answer', async () => {
  const { accessToken } = fixture.sandbox.tokens.grant(fixture.books.realmId, 'sandbox-client', 'openid');
  const client = clientFor(fixture.url, fixture.books.realmId, accessToken);
  expect(await callClient(client, 'getUserInfo', [])).toMatchObject({ emailVerified: true });
  expect(await callClient(client, 'reconnect', [])).toMatchObject({ ErrorCode: 0 });
  expect(await callClient(client, 'disconnect', [])).toMatchObject({ ErrorCode: 0 });
  await expect(callClient(client, 'getPreferences', [])).rejects.toMatchObject({
    Fault: { type: 'AUTHENTICATION', Error: [{ code: '3200' }] },
  });
});

test('a purchase order is e-mailed', async () => {
  const created = await fixture.call('createPurchaseOrder', sample('PurchaseOrder'));
  expect(await fixture.call('sendPurchaseOrder', created.Id, 'parts@supplier.example')).toMatchObject({
    EmailStatus: 'EmailSent',
    POEmail: { Address: 'parts@supplier.example' },
  });
});
