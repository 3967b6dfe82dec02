import { addDays, localDateOf, newId } from '#kernel';
import { AuditLog, Database } from '#platform';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { type InvoiceView, InvoicingFacade, InvoicingModule } from './index.js';
import { BillingFixture, type Refusal } from './testing/billing-fixture.js';

type Shown = InvoiceView & { isOverdue: boolean; partyName: string | null; homeTotal: string };

describe('invoices', () => {
  let test: TestApp;
  let office: BillingFixture;

  const work = (changes: object = {}) => ({ itemId: office.itemId, quantity: '2', ...changes });
  const write = async (changes: object = {}) => {
    const body = { direction: 'receivable', customerId: office.customerId, lines: [work()], ...changes };
    return office.call<Shown>('POST', '/invoices', body);
  };
  const bill = <T = Shown>(jobId: string, body: object = {}) =>
    office.call<T>('POST', `/jobs/${jobId}/invoices`, body);
  const void_ = <T = Shown>(id: string) =>
    office.call<T>('POST', `/invoices/${id}/void`, { reason: 'Wrong customer' });

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
    office = await BillingFixture.create(test);
  });

  afterAll(() => test.close());

  it('fills in what the author left out: price, tax, term, due day, and adds it up', async () => {
    const { status, body } = await write({ invoiceDate: '2026-11-02' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{
        status: 'draft',
        subtotal: '190.00',
        taxAmount: '24.70',
        total: '214.70',
        balance: '214.70',
        currency: 'CAD',
      },
      ...{
        dueDate: '2026-12-02',
        termId: office.termId,
        partyName: 'Acme Towers',
        createdBy: office.accountant.userId,
      },
    });
    expect(body.lines[0]).toMatchObject({
      description: 'Labour',
      itemName: 'Labour',
      unitPrice: '95',
      amount: '190.00',
      taxAmount: '24.70',
    });
    expect(body.taxBreakdown).toMatchObject([
      { name: 'HST ON', percent: '13', taxable: '190.00', amount: '24.70' },
    ]);
  });

  it('names terms, orders, accounts and jobs of its own organization only', async () => {
    const other = await BillingFixture.create(test);
    const [ours, theirs] = [await office.job('1'), await other.job('1')];
    const twoJobs = [work({ jobId: ours }), work({ jobId: theirs })];
    for (const [field, changes] of [
      ['termId', { termId: other.termId }],
      ['purchaseOrderId', { purchaseOrderId: newId() }],
      ['lines.0.accountId', { lines: [{ accountId: other.accountId, amount: '10', description: 'Permit' }] }],
      ['lines.1.jobId', { lines: twoJobs }],
    ] as const)
      expect(await write(changes)).toMatchObject({
        ...{ status: 422, body: { code: 'INVOICING.NO_SUCH_REFERENCE', field } },
      });
    expect(
      await office.call('PUT', '/billing-settings', { depositTaxCodeId: other.taxCodeId }),
    ).toMatchObject({ status: 422, body: { field: 'depositTaxCodeId' } });
  });

  it('numbers invoices without gaps or doubles when 30 are written at once', async () => {
    const other = await BillingFixture.create(test);
    const body = { direction: 'receivable', customerId: other.customerId, lines: [{ itemId: other.itemId }] };
    const bad = { ...body, lines: [{ itemId: other.itemId, timeEntryId: other.itemId }] };
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        other.call<Shown>('POST', '/invoices', index % 4 === 3 ? bad : body),
      ),
    );
    const numbers = answers.filter(({ status }) => status === 201).map((answer) => answer.body.number);
    expect(numbers.sort()).toEqual(
      Array.from({ length: 30 }, (_, n) => `INV-${String(n + 1).padStart(6, '0')}`),
    );
  });

  it('spreads a discount, and keeps the figures true to the cent', async () => {
    const { body } = await write({
      lines: [work(), { kind: 'discount', description: 'Loyalty', amount: '19' }],
    });
    expect(body).toMatchObject({
      subtotal: '190.00',
      discountAmount: '19.00',
      taxAmount: '22.23',
      total: '193.23',
    });
    expect(body.lines[1]).toMatchObject({ kind: 'discount', amount: '-19.00', taxCodeId: null });
  });

  it("takes the Bank of Canada's rate of the last business day, and another one when its day moves", async () => {
    await test.app
      .get(Database)
      .unscoped.query(
        "INSERT INTO exchange_rates VALUES ('USD', '2026-10-02', 1.39), ('USD', '2026-10-09', 1.41)",
      );
    const { body } = await write({ currency: 'USD', invoiceDate: '2026-10-03' });
    expect(body).toMatchObject({ exchangeRate: '1.39', exchangeRateDate: '2026-10-02', homeTotal: '298.43' });
    const moved = await office.call<Shown>('PATCH', `/invoices/${body.id}`, {
      version: body.version,
      invoiceDate: '2026-10-11',
    });
    expect(moved.body).toMatchObject({ exchangeRate: '1.41', exchangeRateDate: '2026-10-09' });
    const typed = await office.call<Shown>('PATCH', `/invoices/${body.id}`, {
      version: moved.body.version,
      exchangeRate: '1.4',
    });
    expect(typed.body).toMatchObject({ exchangeRate: '1.4', exchangeRateDate: null });
  });

  it('keeps the rate of a foreign currency, and asks for it when it is missing', async () => {
    const missing = await write({ currency: 'USD' });
    expect(missing).toMatchObject({
      status: 503,
      body: { code: 'CATALOG.RATES_UNAVAILABLE', fix: 'Type in the rate, or try again later.' },
    });
    const { body } = await write({ currency: 'USD', exchangeRate: '1.3712' });
    expect(body).toMatchObject({ exchangeRate: '1.3712', homeTotal: '294.40' });
  });

  it('takes a bill of a contractor under its own number', async () => {
    const payable = {
      ...{ direction: 'payable', customerId: undefined, contractorId: office.contractorId },
      lines: [
        {
          description: 'Pipe fitting',
          amount: '400',
          taxCodeId: office.taxCodeId,
          accountId: office.accountId,
        },
      ],
    };
    expect(await write(payable)).toMatchObject({ status: 422, body: { code: 'INVOICING.NO_BILL_NUMBER' } });
    const { body } = await write({ ...payable, number: 'B-77' });
    expect(body).toMatchObject({
      number: 'B-77',
      direction: 'payable',
      total: '452.00',
      partyName: 'Bob Plumbing',
    });
    expect(await write({ ...payable, number: 'B-77' })).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.NUMBER_TAKEN' },
    });
  });

  it('bills what is completed on a job, once, with evidence on every line', async () => {
    const jobId = await office.job('4', '2.5', '0');
    const { status, body } = await bill(jobId);
    expect(status).toBe(201);
    expect(body).toMatchObject({ jobId, subtotal: '650.00', total: '734.50', customerId: office.customerId });
    expect(body.lines).toMatchObject([
      { jobId, jobLineNumber: 1, quantity: '4', unitPrice: '100' },
      { jobId, jobLineNumber: 2, quantity: '2.5' },
    ]);
    expect(await office.invoicedOf(jobId)).toEqual(['4', '2.5', '0']);
    const again = await bill<Refusal>(jobId);
    expect(again).toMatchObject({ status: 409, body: { code: 'INVOICING.NOTHING_TO_BILL' } });
    expect(again.body.detail).toMatch(/^Everything that is completed on job .* is invoiced already\.$/);
  });

  it('lets one of ten who bill the same job at once win', async () => {
    const jobId = await office.job('3');
    const answers = await Promise.all(Array.from({ length: 10 }, () => bill(jobId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
    expect(await office.invoicedOf(jobId)).toEqual(['3']);
  });

  it('gives the job quantities and the time back when the invoice is voided, for the next one', async () => {
    const jobId = await office.job('4');
    const timeEntryId = await office.approvedTime();
    const evidence = [
      work({ jobId, jobLineNumber: 1, quantity: '3' }),
      work({ timeEntryId, quantity: '1.5' }),
    ];
    const { body: first } = await write({ lines: evidence });
    expect(await office.invoicedOf(jobId)).toEqual(['3']);
    expect(await write({ lines: [work({ timeEntryId })] })).toMatchObject({
      status: 409,
      body: { code: 'TIME_ENTRY.TRANSITION' },
    });
    expect(await void_(first.id)).toMatchObject({ status: 200, body: { status: 'void', balance: '0.00' } });
    expect(await office.invoicedOf(jobId)).toEqual(['0']);
    expect(await write({ lines: evidence })).toMatchObject({ status: 201 });
    expect(await void_(first.id)).toMatchObject({ status: 409, body: { code: 'INVOICE.TRANSITION' } });
  });

  it('changes a draft against the version that was seen, and moves the evidence with its lines', async () => {
    const jobId = await office.job('4');
    const { body: draft } = await bill(jobId, { lines: [{ lineNumber: 1, quantity: '4' }] });
    const lines = [work({ jobId, jobLineNumber: 1, quantity: '1', unitPrice: '100' })];
    const change = { version: draft.version, lines, customerMemo: 'Thank you' };
    const changed = await office.call<Shown>('PATCH', `/invoices/${draft.id}`, change);
    expect(changed).toMatchObject({
      status: 200,
      body: { total: '113.00', customerMemo: 'Thank you', version: 2 },
    });
    expect(await office.invoicedOf(jobId)).toEqual(['1']);
    expect(await office.call('PATCH', `/invoices/${draft.id}`, change)).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.CHANGED_MEANWHILE' },
    });
  });

  it('refuses to change what was submitted', async () => {
    const { body: draft } = await write();
    const { body: submitted } = await office.call<Shown>('POST', `/invoices/${draft.id}/submit`);
    expect(submitted.status).toBe('pending_approval');
    const change = { version: submitted.version, customerMemo: 'Later' };
    expect(await office.call('PATCH', `/invoices/${draft.id}`, change)).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.NOT_EDITABLE' },
    });
  });

  it('lists by page, filters and says what is overdue', async () => {
    const other = await BillingFixture.create(test);
    const facade = test.app.get(InvoicingFacade);
    for (const invoiceDate of ['2026-01-05', '2026-01-06', '2026-01-07']) {
      const body = {
        direction: 'receivable',
        customerId: other.customerId,
        lines: [{ itemId: other.itemId }],
      };
      await other.call('POST', '/invoices', { ...body, invoiceDate, dueDate: invoiceDate });
    }
    type Listed = { items: Shown[]; nextCursor: string | null };
    const { body: first } = await other.call<Listed>('GET', '/invoices?limit=2&status=draft&number=inv-');
    const { body: rest } = await other.call<Listed>('GET', `/invoices?limit=2&cursor=${first.nextCursor}`);
    const dates = [...first.items, ...rest.items].map((invoice) => invoice.invoiceDate);
    expect(dates).toEqual(['2026-01-07', '2026-01-06', '2026-01-05']);
    expect(rest.nextCursor).toBeNull();
    expect(first.items[0]).toMatchObject({ partyName: 'Acme Towers', isOverdue: false });
    const id = first.items[0]?.id ?? '';
    await other.call('POST', `/invoices/${id}/submit`);
    await other.inOneTransaction(() => facade.approve(id, other.manager.userId));
    const { body: overdue } = await other.call<Listed>('GET', '/invoices?overdue=true');
    expect(overdue.items).toMatchObject([{ id, isOverdue: true, status: 'approved' }]);
  });

  it('finds by number and by the name of whom it concerns, and hands the same on as a file', async () => {
    const other = await BillingFixture.create(test);
    const { body: harbour } = await other.call<{ id: string }>('POST', '/customers', {
      displayName: 'Harbour 100% Dental',
    });
    const write = async (customerId: string) => {
      const body = { direction: 'receivable', customerId, lines: [{ itemId: other.itemId }] };
      return (await other.call<Shown>('POST', '/invoices', body)).body;
    };
    const [acme, dental] = [await write(other.customerId), await write(harbour.id)];
    const found = async (q: string) => {
      const { body } = await other.call<{ items: Shown[] }>('GET', `/invoices?q=${encodeURIComponent(q)}`);
      return body.items.map(({ id }) => id);
    };
    expect(await found('harbour 100% d')).toEqual([dental.id]);
    expect(await found('tower')).toEqual([acme.id]);
    expect(await found(dental.number)).toEqual([dental.id]);
    expect(await found('%')).toEqual([dental.id]);
    expect(await found('nobody')).toEqual([]);
    const file = await test.app.inject({
      ...{ method: 'GET', url: '/api/v1/invoices/file?q=harbour&language=fr' },
      headers: other.manager.headers,
    });
    const [head, row, ...more] = file.body.trim().split('\r\n');
    expect(head).toMatch(/Numéro.*Client ou sous-traitant.*Solde/);
    expect(row).toMatch(new RegExp(`${dental.number}.*Harbour 100% Dental.*Facture.*Brouillon`));
    expect(more).toEqual([]);
  });

  it('lists what is owed by how long it is late, each invoice in one age and no draft in any', async () => {
    const other = await BillingFixture.create(test);
    const facade = test.app.get(InvoicingFacade);
    const today = localDateOf(new Date(), 'America/Toronto');
    const late = [-3, 0, 1, 30, 31, 60, 61, 90, 91, 400];
    const party = { direction: 'receivable', customerId: other.customerId };
    for (const days of late) {
      const dueDate = addDays(today, -days);
      const dates = { invoiceDate: addDays(dueDate, -5), dueDate };
      const body = { ...party, ...dates, lines: [{ itemId: other.itemId }] };
      const { body: made } = await other.call<Shown>('POST', '/invoices', body);
      await other.call('POST', `/invoices/${made.id}/submit`);
      await other.inOneTransaction(() => facade.approve(made.id, other.manager.userId));
    }
    await other.call('POST', '/invoices', { ...party, lines: [{ itemId: other.itemId }] });
    const lateness = ({ dueDate }: Shown) => (Date.parse(today) - Date.parse(dueDate ?? '')) / 86_400_000;
    const agesOf = async (query: string) => {
      const { body } = await other.call<{ items: Shown[] }>('GET', `/invoices?limit=50&${query}`);
      return body.items.map(lateness).sort((a, b) => a - b);
    };
    expect(await agesOf('age=notDue')).toEqual([-3, 0]);
    expect(await agesOf('age=to30')).toEqual([1, 30]);
    expect(await agesOf('age=to60')).toEqual([31, 60]);
    expect(await agesOf('age=to90')).toEqual([61, 90]);
    expect(await agesOf('age=over90')).toEqual([91, 400]);
    expect(await agesOf('owed=true')).toEqual(late);
    expect(await agesOf('owed=true&currency=CAD')).toEqual(late);
    expect(await agesOf('owed=true&currency=USD')).toEqual([]);
  });

  it('answers not found to another organization and to what is no id', async () => {
    const { body } = await write();
    const stranger = await BillingFixture.create(test);
    for (const id of [body.id, 'nonsense']) {
      expect(await stranger.call('GET', `/invoices/${id}`)).toMatchObject({
        status: 404,
        body: { code: 'INVOICING.INVOICE_NOT_FOUND' },
      });
    }
  });

  it('writes one audit line for each change', async () => {
    const { body } = await write();
    await office.call('POST', `/invoices/${body.id}/submit`);
    await void_(body.id);
    const { items } = await office.as(() => test.app.get(AuditLog).list({ entityId: body.id }, 10));
    expect(items.map((line) => line.action)).toEqual([
      'invoice.voided',
      'invoice.submitted',
      'invoice.created',
    ]);
  });
});
