import type { Body } from '../src/quickbooks-online/store/doc.js';
import { codeOf, type Fixture, firstOf, refTo, refusal, salesLine, startSandbox } from './sandbox-fixture.js';

let fixture: Fixture;
let sale: Body;
beforeAll(async () => {
  fixture = await startSandbox();
  sale = { CustomerRef: refTo(firstOf(fixture.books, 'Customer')), Line: [salesLine(fixture.books, 100)] };
});
afterAll(() => fixture.close());

const account = (type: string) => refTo(firstOf(fixture.books, 'Account', (doc) => doc.AccountType === type));
const name = (what: string) => `${what} ${Math.random().toString(36).slice(2)}`;
const expense = (Amount: number) => ({
  Amount,
  DetailType: 'AccountBasedExpenseLineDetail',
  AccountBasedExpenseLineDetail: { AccountRef: account('Expense') },
});
const get = async (path: string, accept = 'application/json') =>
  (await fixture.fetch(path, { headers: { accept } })).text();

test('a bill that is deleted leaves its payment, which pays it no more', async () => {
  const vendor = { VendorRef: refTo(firstOf(fixture.books, 'Vendor')) };
  const bill = await fixture.call('createBill', { ...vendor, Line: [expense(50)] });
  const payment = await fixture.call('createBillPayment', {
    ...vendor,
    TotalAmt: 50,
    PayType: 'Check',
    CheckPayment: { BankAccountRef: account('Bank') },
    Line: [{ Amount: 50, LinkedTxn: [{ TxnId: bill.Id, TxnType: 'Bill' }] }],
  });
  await fixture.call('deleteBill', bill.Id);
  expect(await fixture.call('getBillPayment', payment.Id)).toMatchObject({
    TotalAmt: 50,
    Line: [],
    SyncToken: '1',
  });
});

test('what a document draws on has to be there, and a payment pays its own customer', async () => {
  const drawn = { LinkedTxn: [{ TxnId: '999999', TxnType: 'Estimate' }] };
  expect(await refusal(fixture.call('createInvoice', { ...sale, ...drawn }))).toBe('2500');
  const estimate = await fixture.call('createEstimate', sale);
  const link = { LinkedTxn: [{ TxnId: estimate.Id, TxnType: 'Estimate' }] };
  const invoice = await fixture.call('createInvoice', { ...sale, ...link });
  await fixture.call('deleteEstimate', estimate.Id);
  expect(await fixture.call('updateInvoice', { ...invoice, PrivateNote: 'kept' })).toMatchObject({
    PrivateNote: 'kept',
  });
  const other = await fixture.call('createCustomer', { DisplayName: name('Elsewhere') });
  const line = { Amount: 10, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] };
  const paid = fixture.call('createPayment', {
    CustomerRef: { value: other.Id },
    TotalAmt: 10,
    Line: [line],
  });
  expect(await refusal(paid)).toBe('620');
});

test('a number is read as the text it is where a text belongs, and anything deeper is refused', async () => {
  const number = 9_000_000 + Math.floor(Math.random() * 1_000_000);
  expect(await fixture.call('createInvoice', { ...sale, DocNumber: number })).toMatchObject({
    DocNumber: String(number),
  });
  expect(await refusal(fixture.call('createInvoice', { ...sale, DocNumber: String(number) }))).toBe('6140');
  for (const body of [{ DisplayName: { first: 'Sam' } }, { DisplayName: ['Sam'] }])
    expect(await refusal(fixture.call('createCustomer', body))).toBe('2010');
  expect(await refusal(fixture.call('createInvoice', { ...sale, TxnDate: { year: 2026 } }))).toBe('2010');
});

test('customers and vendors have the currency of the company unless they say otherwise', async () => {
  expect(await fixture.call('createCustomer', { DisplayName: name('Home') })).toMatchObject({
    CurrencyRef: { value: 'CAD', name: 'Canadian Dollar' },
  });
  const foreign = await fixture.call('createVendor', {
    DisplayName: name('Abroad'),
    CurrencyRef: { value: 'USD' },
  });
  const full = { Id: foreign.Id, SyncToken: '0', DisplayName: foreign.DisplayName, sparse: false };
  expect(await fixture.call('updateVendor', full)).toMatchObject({ CurrencyRef: { value: 'USD' } });
  const wrong = { DisplayName: name('Nowhere'), CurrencyRef: { value: 'QQQ' } };
  expect(await refusal(fixture.call('createVendor', wrong))).toBe('2500');
});

test('accounts say what they are, and cheques, cards and items take the accounts that fit', async () => {
  expect(await refusal(fixture.call('createAccount', { Name: name('Bare') }))).toBe('6010');
  expect(await fixture.call('createAccount', { Name: name('Fees'), AccountType: 'Expense' })).toMatchObject({
    AccountSubType: 'OtherMiscellaneousServiceCost',
    Classification: 'Expense',
  });
  const bought = (PaymentType: string, type: string) =>
    fixture.call('createPurchase', { PaymentType, AccountRef: account(type), Line: [expense(5)] });
  expect(await refusal(bought('CreditCard', 'Bank'))).toBe('6430');
  expect(await refusal(bought('Check', 'Credit Card'))).toBe('6430');
  expect(await bought('CreditCard', 'Credit Card')).toMatchObject({ TotalAmt: 5 });
  const item = {
    Name: name('Item'),
    Type: 'Service',
    IncomeAccountRef: account('Accounts Receivable'),
  };
  expect(await refusal(fixture.call('createItem', item))).toBe('6430');
});

test('a currency is added once, and is one', async () => {
  const add = async (Code: string) => {
    const response = await fixture.fetch('/companycurrency', {
      method: 'POST',
      body: JSON.stringify({ Code }),
    });
    return (await response.json()) as Body;
  };
  expect(await add('EUR')).toMatchObject({ CompanyCurrency: { Code: 'EUR', Name: 'Euro' } });
  expect(codeOf(await add('EUR'))).toBe('6240');
  expect(codeOf(await add('ZZ9'))).toBe('2170');
});

test('a query compares days with days, and reads a star among fields as all of them', async () => {
  const invoice = await fixture.call('createInvoice', { ...sale, TxnDate: '2026-04-02' });
  const found = async (query: string) => {
    const answer = JSON.parse(await get(`/query?query=${encodeURIComponent(query)}`)) as Body;
    const rows = ((answer.QueryResponse as Body | undefined)?.Invoice ?? []) as Body[];
    return answer.Fault ? codeOf(answer) : rows.map(({ Id }) => Id);
  };
  const on = `TxnDate >= '2026-04-02T00:00:00-07:00' AND TxnDate <= '2026-04-02T23:59:59-07:00'`;
  expect(await found(`select * from Invoice where ${on}`)).toEqual([invoice.Id]);
  expect(await found("select * from Invoice where TxnDate = 'soon'")).toBe('4001');
  expect(await found("select *, Line.* from Invoice where TxnDate = '2026-04-02'")).toEqual([invoice.Id]);
});

test('the older form of answers has its attributes', async () => {
  const query = await get('/query?query=select * from Term maxresults 1', 'application/xml');
  expect(query).toContain(
    '<QueryResponse startPosition="1" maxResults="1"><Term domain="QBO" sparse="false">',
  );
  const fault = await get('/customer/999999', 'application/xml');
  expect(fault).toContain('<Fault type="ValidationFault"><Error code="610" element="">');
  const report = await get('/reports/ProfitAndLoss', 'text/xml');
  expect(report).toMatch(/<Report xmlns="[^"]+"><Header>/);
  expect(report).toContain('<ColData value="Income"></ColData>');
});

test('a note changed on a file leaves the file', async () => {
  const form = new FormData();
  form.append('file_content_01', new Blob(['furnace'], { type: 'text/plain' }), 'photo.txt');
  const uploaded = await fixture.fetch('/upload', { method: 'POST', body: form });
  const [answer] = ((await uploaded.json()) as { AttachableResponse: { Attachable: Body }[] })
    .AttachableResponse;
  const { Id, SyncToken } = answer?.Attachable ?? {};
  expect(
    await fixture.call('updateAttachable', { Id, SyncToken, Note: 'North wall', sparse: false }),
  ).toMatchObject({ Note: 'North wall', FileName: 'photo.txt', ContentType: 'text/plain', Size: 7 });
});

test('a batch has no reports', async () => {
  const answer = await fixture.call('batch', [{ bId: '1', ReportQuery: 'ProfitAndLoss' }]);
  expect(answer.BatchItemResponse).toMatchObject([{ bId: '1', Fault: { Error: [{ code: '500' }] } }]);
});

test.each(['constructor', '__proto__', 'toString'])(
  'a field of the name %s is no fault of the service',
  async (field) => {
    const CustomerRef = { ...refTo(firstOf(fixture.books, 'Customer')) };
    Object.defineProperty(CustomerRef, field, { value: 'x', enumerable: true });
    expect(await fixture.call('createInvoice', { ...sale, CustomerRef })).toMatchObject({
      Balance: expect.any(Number),
    });
  },
);

test.each([
  ['createAccount', 'AccountType', {}],
  ['createBillPayment', 'PayType', {}],
  ['createTimeActivity', 'NameOf', ['Vendor']],
])('%s refuses an object where %s is a word', async (method, field, value) => {
  expect(await refusal(fixture.call(method, { [field]: value }))).toBe('2010');
});

test('items of a batch are told apart by words, not by objects', async () => {
  const items = [{ bId: {}, Query: 'select * from Term' }];
  expect(await refusal(fixture.call('batch', items))).toBe('2010');
});
