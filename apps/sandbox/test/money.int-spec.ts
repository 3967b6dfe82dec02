import type { Body } from '../src/quickbooks-online/store/doc.js';
import { type Fixture, firstOf, refTo, refusal, salesLine, startSandbox } from './sandbox-fixture.js';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startSandbox();
});
afterAll(() => fixture.close());

async function newCustomer(): Promise<Body> {
  return fixture.call('createCustomer', { DisplayName: `Payer ${Math.random().toString(36).slice(2)}` });
}

async function invoice(customer: Body, ...lines: Body[]): Promise<Body> {
  return fixture.call('createInvoice', {
    CustomerRef: { value: customer.Id },
    TxnDate: '2026-03-02',
    Line: lines,
  });
}

test.each([
  ['HST ON', '2026-03-02', 100, 113, [13]],
  ['GST', '2026-03-02', 100, 105, [5]],
  ['GST/QST QC - 9.975', '2026-03-02', 100, 114.98, [5, 9.98]],
  ['GST/PST BC', '2026-03-02', 100, 112, [5, 7]],
  ['GST/PST SK', '2026-03-02', 100, 111, [5, 6]],
  ['GST/RST MB', '2026-03-02', 100, 112, [5, 7]],
  ['HST NB 2016', '2026-03-02', 100, 115, [15]],
  ['HST NS', '2026-03-02', 100, 114, [14]],
  ['HST NS', '2025-03-31', 100, 115, [15]],
  ['Zero-rated', '2026-03-02', 100, 100, [0]],
])('%s on %s charges its rates per line', async (code, date, price, total, taxes) => {
  const customer = await newCustomer();
  const created = await fixture.call('createInvoice', {
    CustomerRef: { value: customer.Id },
    TxnDate: date,
    Line: [salesLine(fixture.books, price, 1, code)],
  });
  expect(created.TotalAmt).toBe(total);
  expect((created.TxnTaxDetail as { TaxLine: Body[] }).TaxLine.map((line) => line.Amount)).toEqual(taxes);
});

test('tax is rounded on every line before it is added up', async () => {
  const customer = await newCustomer();
  const lines = [1, 2, 3].map(() => salesLine(fixture.books, 0.04));
  expect(await invoice(customer, ...lines)).toMatchObject({
    TotalAmt: 0.15,
    TxnTaxDetail: { TotalTax: 0.03 },
  });
});

test('a price with tax in it is split so that net and tax add up', async () => {
  const customer = await newCustomer();
  const line = salesLine(fixture.books, 100);
  const created = await fixture.call('createInvoice', {
    CustomerRef: { value: customer.Id },
    GlobalTaxCalculation: 'TaxInclusive',
    Line: [line],
  });
  expect(created).toMatchObject({ TotalAmt: 100, TxnTaxDetail: { TotalTax: 11.5 } });
  expect((created.Line as Body[])[0]).toMatchObject({
    Amount: 88.5,
    SalesItemLineDetail: { TaxInclusiveAmt: 100 },
  });
});

test('a discount lowers the taxable amount only when the form says so', async () => {
  const customer = await newCustomer();
  const discount = {
    DetailType: 'DiscountLineDetail',
    DiscountLineDetail: { PercentBased: true, DiscountPercent: 10 },
  };
  const before = await invoice(customer, salesLine(fixture.books, 200), discount);
  expect(before).toMatchObject({ TotalAmt: 206, TxnTaxDetail: { TotalTax: 26 } });
  const after = await fixture.call('createInvoice', {
    CustomerRef: { value: customer.Id },
    ApplyTaxAfterDiscount: true,
    Line: [salesLine(fixture.books, 200), discount],
  });
  expect(after).toMatchObject({ TotalAmt: 203.4, TxnTaxDetail: { TotalTax: 23.4 } });
});

test('an amount that quantity and price do not give is refused', async () => {
  const customer = await newCustomer();
  const wrong = { ...salesLine(fixture.books, 10, 3), Amount: 31 };
  expect(await refusal(invoice(customer, wrong))).toBe('6070');
});

test('a payment lowers the invoice, bumps its version and the balance of the customer', async () => {
  const customer = await newCustomer();
  const owed = await invoice(customer, salesLine(fixture.books, 100));
  const line = { Amount: 50, LinkedTxn: [{ TxnId: owed.Id, TxnType: 'Invoice' }] };
  const payment = await fixture.call('createPayment', {
    CustomerRef: { value: customer.Id },
    TotalAmt: 60,
    Line: [line],
  });
  expect(payment).toMatchObject({ UnappliedAmt: 10 });
  expect(await fixture.call('getInvoice', owed.Id)).toMatchObject({
    Balance: 63,
    SyncToken: '1',
    LinkedTxn: [{ TxnId: payment.Id, TxnType: 'Payment' }],
  });
  expect(await fixture.call('getCustomer', customer.Id)).toMatchObject({ Balance: 53, BalanceWithJobs: 53 });
  await fixture.call('deletePayment', payment);
  expect(await fixture.call('getInvoice', owed.Id)).toMatchObject({
    Balance: 113,
    SyncToken: '2',
    LinkedTxn: [],
  });
  expect(await fixture.call('getCustomer', customer.Id)).toMatchObject({ Balance: 113 });
});

test('changing a payment moves the invoice by the difference', async () => {
  const customer = await newCustomer();
  const owed = await invoice(customer, salesLine(fixture.books, 100));
  const lineOf = (Amount: number) => [{ Amount, LinkedTxn: [{ TxnId: owed.Id, TxnType: 'Invoice' }] }];
  const payment = await fixture.call('createPayment', {
    CustomerRef: { value: customer.Id },
    TotalAmt: 113,
    Line: lineOf(113),
  });
  await fixture.call('updatePayment', { ...payment, TotalAmt: 13, Line: lineOf(13) });
  expect(await fixture.call('getInvoice', owed.Id)).toMatchObject({ Balance: 100 });
  expect(
    await refusal(
      fixture.call('createPayment', {
        CustomerRef: { value: customer.Id },
        TotalAmt: 101,
        Line: lineOf(101),
      }),
    ),
  ).toBe('6000');
});

test('a credit memo pays an invoice through a payment of nothing', async () => {
  const customer = await newCustomer();
  const owed = await invoice(customer, salesLine(fixture.books, 100));
  const credit = await fixture.call('createCreditMemo', {
    CustomerRef: { value: customer.Id },
    Line: [salesLine(fixture.books, 50)],
  });
  expect(credit).toMatchObject({ TotalAmt: 56.5, RemainingCredit: 56.5 });
  await fixture.call('createPayment', {
    CustomerRef: { value: customer.Id },
    TotalAmt: 0,
    Line: [
      { Amount: 56.5, LinkedTxn: [{ TxnId: owed.Id, TxnType: 'Invoice' }] },
      { Amount: 56.5, LinkedTxn: [{ TxnId: credit.Id, TxnType: 'CreditMemo' }] },
    ],
  });
  expect(await fixture.call('getCreditMemo', credit.Id)).toMatchObject({ RemainingCredit: 0, Balance: 0 });
  expect(await fixture.call('getInvoice', owed.Id)).toMatchObject({ Balance: 56.5 });
  expect(await fixture.call('getCustomer', customer.Id)).toMatchObject({ Balance: 56.5 });
});

test('an invoice drawn from an estimate closes it', async () => {
  const customer = await newCustomer();
  const estimate = await fixture.call('createEstimate', {
    CustomerRef: { value: customer.Id },
    Line: [salesLine(fixture.books, 80)],
  });
  expect(estimate.TxnStatus).toBe('Pending');
  const drawn = await fixture.call('createInvoice', {
    CustomerRef: { value: customer.Id },
    LinkedTxn: [{ TxnId: estimate.Id, TxnType: 'Estimate' }],
    Line: [salesLine(fixture.books, 80)],
  });
  expect(await fixture.call('getEstimate', estimate.Id)).toMatchObject({
    TxnStatus: 'Closed',
    LinkedTxn: [{ TxnId: drawn.Id, TxnType: 'Invoice' }],
  });
});

test('stock goes out with an invoice and comes in with a bill', async () => {
  const account = (type: string, sub?: string) =>
    refTo(
      firstOf(
        fixture.books,
        'Account',
        (doc) => doc.AccountType === type && (!sub || doc.AccountSubType === sub),
      ),
    );
  const item = await fixture.call('createItem', {
    Name: 'Boiler',
    Type: 'Inventory',
    QtyOnHand: 10,
    InvStartDate: '2026-01-01',
    IncomeAccountRef: account('Income'),
    ExpenseAccountRef: account('Cost of Goods Sold'),
    AssetAccountRef: account('Other Current Asset'),
  });
  const customer = await newCustomer();
  await invoice(customer, {
    Amount: 300,
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: { ItemRef: { value: item.Id }, Qty: 3, UnitPrice: 100 },
  });
  expect(await fixture.call('getItem', item.Id)).toMatchObject({ QtyOnHand: 7 });
  await fixture.call('createBill', {
    VendorRef: refTo(firstOf(fixture.books, 'Vendor')),
    Line: [
      {
        Amount: 250,
        DetailType: 'ItemBasedExpenseLineDetail',
        ItemBasedExpenseLineDetail: { ItemRef: { value: item.Id }, Qty: 5, UnitPrice: 50 },
      },
    ],
  });
  expect(await fixture.call('getItem', item.Id)).toMatchObject({ QtyOnHand: 12 });
});

test('a bill is paid and the vendor owes nothing', async () => {
  const vendor = await fixture.call('createVendor', { DisplayName: 'Pipe Yard' });
  const account = refTo(firstOf(fixture.books, 'Account', (doc) => doc.AccountType === 'Expense'));
  const bill = await fixture.call('createBill', {
    VendorRef: { value: vendor.Id },
    Line: [
      {
        Amount: 90,
        DetailType: 'AccountBasedExpenseLineDetail',
        AccountBasedExpenseLineDetail: { AccountRef: account },
      },
    ],
  });
  const bank = refTo(firstOf(fixture.books, 'Account', (doc) => doc.AccountType === 'Bank'));
  await fixture.call('createBillPayment', {
    VendorRef: { value: vendor.Id },
    PayType: 'Check',
    CheckPayment: { BankAccountRef: bank },
    TotalAmt: 90,
    Line: [{ Amount: 90, LinkedTxn: [{ TxnId: bill.Id, TxnType: 'Bill' }] }],
  });
  expect(await fixture.call('getBill', bill.Id)).toMatchObject({ Balance: 0 });
  expect(await fixture.call('getVendor', vendor.Id)).toMatchObject({ Balance: 0 });
});

test('a foreign invoice carries its rate and its worth at home', async () => {
  await fixture.call('updateExchangeRate', { SourceCurrencyCode: 'USD', AsOfDate: '2026-01-01', Rate: 1.4 });
  const customer = await fixture.call('createCustomer', {
    DisplayName: 'Buffalo Heating',
    CurrencyRef: { value: 'USD' },
  });
  expect(await invoice(customer, salesLine(fixture.books, 10, 1, 'Zero-rated'))).toMatchObject({
    CurrencyRef: { value: 'USD' },
    ExchangeRate: 1.4,
    TotalAmt: 10,
    HomeTotalAmt: 14,
  });
});

test('the due date follows the terms', async () => {
  const customer = await newCustomer();
  const net30 = firstOf(fixture.books, 'Term', (doc) => doc.DueDays === 30);
  const created = await fixture.call('createInvoice', {
    CustomerRef: { value: customer.Id },
    TxnDate: '2026-01-31',
    SalesTermRef: refTo(net30),
    Line: [salesLine(fixture.books, 1)],
  });
  expect(created.DueDate).toBe('2026-03-02');
});

test('a bill drawn from a purchase order closes it, and an invoice marks billed time', async () => {
  const account = refTo(firstOf(fixture.books, 'Account', (doc) => doc.AccountType === 'Expense'));
  const body = {
    VendorRef: refTo(firstOf(fixture.books, 'Vendor')),
    Line: [
      {
        Amount: 9,
        DetailType: 'AccountBasedExpenseLineDetail',
        AccountBasedExpenseLineDetail: { AccountRef: account },
      },
    ],
  };
  const order = await fixture.call('createPurchaseOrder', body);
  const bill = await fixture.call('createBill', {
    ...body,
    LinkedTxn: [{ TxnId: order.Id, TxnType: 'PurchaseOrder' }],
  });
  expect(await fixture.call('getPurchaseOrder', order.Id)).toMatchObject({ POStatus: 'Closed' });
  await fixture.call('deleteBill', bill);
  expect(await fixture.call('getPurchaseOrder', order.Id)).toMatchObject({ POStatus: 'Open' });
  const customer = await newCustomer();
  const worker = { NameOf: 'Employee', EmployeeRef: refTo(firstOf(fixture.books, 'Employee')) };
  const time = await fixture.call('createTimeActivity', {
    ...worker,
    CustomerRef: { value: customer.Id },
    BillableStatus: 'Billable',
    Hours: 2,
    HourlyRate: 50,
  });
  await invoice(customer, {
    ...salesLine(fixture.books, 50, 2),
    LinkedTxn: [{ TxnId: time.Id, TxnType: 'TimeActivity' }],
  });
  expect(await fixture.call('getTimeActivity', time.Id)).toMatchObject({ BillableStatus: 'HasBeenBilled' });
});

test('deposited money is fixed until the deposit lets go of it', async () => {
  const customer = await newCustomer();
  const payment = await fixture.call('createPayment', { CustomerRef: { value: customer.Id }, TotalAmt: 40 });
  const bank = refTo(firstOf(fixture.books, 'Account', (doc) => doc.AccountType === 'Bank'));
  const line = {
    Amount: 40,
    DetailType: 'DepositLineDetail',
    DepositLineDetail: {},
    LinkedTxn: [{ TxnId: payment.Id, TxnType: 'Payment', TxnLineId: '0' }],
  };
  const deposit = await fixture.call('createDeposit', { DepositToAccountRef: bank, Line: [line] });
  expect(await refusal(fixture.call('deletePayment', payment.Id))).toBe('6540');
  await fixture.call('deleteDeposit', deposit);
  expect(await fixture.call('deletePayment', payment.Id)).toMatchObject({ Payment: { status: 'Deleted' } });
});
