import { newId } from '#kernel';
import { type RecordStore, runAsTenant, systemActor, UnitOfWork } from '#platform';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import {
  CatalogFacade,
  CatalogModule,
  type ItemRecord,
  type TaxCodeRecord,
  type TaxRateRecord,
} from './index.js';

describe('catalog', () => {
  let test: TestApp;
  let organization: string;
  let facade: CatalogFacade;

  const call = async (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => {
    const response = await runAsTenant(organization, systemActor('test'), () =>
      test.app.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) }),
    );
    return { status: response.statusCode, body: response.json() };
  };
  const importTo = <T extends { id: string }>(store: RecordStore<T>, records: T[]) =>
    test.as(organization, () => test.app.get(UnitOfWork).run(() => store.importRecords(records)));

  const rate = (name: string, percent: string, changes: Partial<TaxRateRecord> = {}): TaxRateRecord => ({
    id: newId(),
    name,
    description: null,
    percent,
    agency: 'Canada Revenue Agency',
    history: [],
    active: true,
    ...changes,
  });
  const gst = rate('GST', '5');
  const qst = rate('QST', '9.975', { agency: 'Revenu Québec' });
  const hst = rate('HST NS', '14', {
    history: [
      { percent: '15', from: null, to: '2025-03-31' },
      { percent: '14', from: '2025-04-01', to: null },
    ],
  });
  const code = (name: string, rates: TaxRateRecord[]): TaxCodeRecord => ({
    id: newId(),
    name,
    description: null,
    taxable: rates.length > 0,
    salesRates: rates.map((r, index) => ({ taxRateId: r.id, order: index + 1, onTax: false })),
    purchaseRates: rates.slice(0, 1).map((r) => ({ taxRateId: r.id, order: 1, onTax: false })),
    active: true,
  });
  const quebec = code('GST/QST', [gst, qst]);
  const scotia = code('HST NS', [hst]);
  const exempt = code('Exempt', []);
  const account = {
    id: newId(),
    name: 'Sales',
    number: '4000',
    type: 'Income',
    subtype: 'SalesOfProductIncome',
    classification: 'Revenue',
    currency: 'CAD',
    active: true,
  };
  const item: ItemRecord = {
    id: newId(),
    name: 'Copper pipe 1/2"',
    sku: 'CP-12',
    type: 'inventory',
    description: 'per foot',
    unitPrice: '3.333333',
    purchaseCost: '1.2',
    quantityOnHand: '-4.5',
    taxable: true,
    salesTaxCodeId: quebec.id,
    incomeAccountId: account.id,
    expenseAccountId: newId(),
    assetAccountId: newId(),
    active: true,
  };
  const term = {
    id: newId(),
    name: '2% 10 Net 30',
    dueDays: 30,
    dayOfMonthDue: null,
    discountDays: 10,
    discountPercent: '2',
    active: true,
  };

  beforeAll(async () => {
    test = await createTestApp([CatalogModule]);
    organization = await test.createOrganization();
    facade = test.app.get(CatalogFacade);
    await importTo(facade.taxRates, [gst, qst, hst]);
    await importTo(facade.taxCodes, [quebec, scotia, exempt]);
    await importTo(facade.accounts, [account]);
    await importTo(facade.terms, [term]);
  });
  afterAll(() => test.close());

  it.each([
    ['items', () => facade.items, item],
    ['tax rates', () => facade.taxRates, hst],
    ['tax codes', () => facade.taxCodes, quebec],
    ['terms', () => facade.terms, term],
    ['payment methods', () => facade.paymentMethods, { id: newId(), name: 'Visa', kind: null, active: true }],
    ['accounts', () => facade.accounts, account],
    ['classes', () => facade.classes, { id: newId(), name: 'East', parentId: newId(), active: false }],
  ])(
    'mirrors %s: reads back what was written, and a second import changes nothing',
    async (_, storeOf, given) => {
      const record: { id: string; active: boolean } = given;
      const store = storeOf() as unknown as RecordStore<{ id: string; active: boolean }>;
      await importTo(store, [record]);
      const read = await test.as(organization, () => store.readRecords([record.id]));
      expect(read.get(record.id)).toEqual({ record, version: 1 });
      expect(await importTo(store, [record])).toEqual(new Map());
      expect(await importTo(store, [{ ...record, active: !record.active }])).toEqual(
        new Map([[record.id, 2]]),
      );
      await importTo(store, [record]);
    },
  );

  it('tells what sales tax codes charge on a day', async () => {
    const day = (date: string) =>
      test.as(organization, () => facade.salesTaxOf([quebec.id, scotia.id, exempt.id, newId()], date));
    const before = await day('2025-03-31');
    expect([...before.keys()].sort()).toEqual([quebec.id, scotia.id, exempt.id].sort());
    expect(before.get(quebec.id)).toEqual([
      { taxRateId: gst.id, name: 'GST', percent: '5', order: 1, onTax: false },
      { taxRateId: qst.id, name: 'QST', percent: '9.975', order: 2, onTax: false },
    ]);
    expect(before.get(exempt.id)).toEqual([]);
    expect(before.get(scotia.id)?.[0]?.percent).toBe('15');
    expect((await day('2025-04-01')).get(scotia.id)?.[0]?.percent).toBe('14');
    const purchases = await test.as(organization, () => facade.purchaseTaxOf([quebec.id], '2026-01-01'));
    expect(purchases.get(quebec.id)?.map((component) => component.name)).toEqual(['GST']);
  });

  it('says when an invoice is due', async () => {
    const due = (termId: string | null) => test.as(organization, () => facade.dueDate(termId, '2026-11-21'));
    expect([await due(term.id), await due(null), await due(newId())]).toEqual(['2026-12-21', null, null]);
  });

  it('lists tax codes with the names and percentages of their rates', async () => {
    const { body } = await call('GET', '/tax-codes?q=gst');
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      name: 'GST/QST',
      salesRates: [
        { name: 'GST', percent: '5' },
        { name: 'QST', percent: '9.975' },
      ],
      purchaseRates: [{ name: 'GST' }],
    });
    expect((await call('GET', `/tax-codes/${quebec.id}`)).body).toEqual(body.items[0]);
  });

  it.each(['tax-codes', 'tax-rates', 'terms', 'payment-methods', 'accounts', 'classes'])(
    'pages %s by name, one entry at a time',
    async (path) => {
      const whole = (await call('GET', `/${path}`)).body.items as { id: string; name: string }[];
      expect(whole.length).toBeGreaterThan(0);
      const seen: unknown[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body } = await call('GET', `/${path}?limit=1${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items);
        cursor = body.nextCursor;
      }
      expect(seen).toEqual(whole);
      expect((await call('GET', `/${path}/${whole[0]?.id}`)).body).toEqual(whole[0]);
      expect((await call('GET', `/${path}/${newId()}`)).body.code).toBe('CATALOG.NOT_FOUND');
    },
  );

  it('adds an item and changes its price once, when two people try', async () => {
    const { status, body } = await call('POST', '/items', {
      name: ' Service   call',
      unitPrice: '125',
      salesTaxCodeId: quebec.id,
      incomeAccountId: account.id,
    });
    expect([status, body.name, body.type, body.unitPrice]).toEqual([201, 'Service call', 'service', '125']);
    const answers = await Promise.all(
      ['130', '140.5'].map((unitPrice) => call('PATCH', `/items/${body.id}`, { version: 1, unitPrice })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const now = (await call('GET', `/items/${body.id}`)).body;
    expect(now).toEqual(answers.find((answer) => answer.status === 200)?.body);
    const cleared = await call('PATCH', `/items/${body.id}`, { version: 2, unitPrice: null, name: null });
    expect(cleared.body).toMatchObject({ unitPrice: null, name: 'Service call', version: 3 });
  });

  it.each([
    ['a name that is taken', { name: 'COPPER PIPE 1/2"' }, 409, 'CATALOG.NAME_TAKEN'],
    ['a blank name', { name: ' ' }, 422, 'CATALOG.NAME_MISSING'],
    ['a colon in its name', { name: 'Pipes:Copper' }, 422, 'CATALOG.NAME_WITH_COLON'],
    [
      'a tax code that is not there',
      { name: 'A', salesTaxCodeId: newId() },
      422,
      'CATALOG.UNKNOWN_REFERENCE',
    ],
    [
      'an account that is not there',
      { name: 'B', incomeAccountId: newId() },
      422,
      'CATALOG.UNKNOWN_REFERENCE',
    ],
    ['stock without accounts', { name: 'C', type: 'inventory' }, 422, 'CATALOG.INVENTORY_ACCOUNTS'],
    ['a price in floating point', { name: 'D', unitPrice: 12.5 }, 422, 'HTTP.NOT_VALID'],
  ])('refuses an item with %s', async (_, input, status, errorCode) => {
    const answer = await call('POST', '/items', input);
    expect([answer.status, answer.body.code]).toEqual([status, errorCode]);
  });

  it('finds items by SKU and type', async () => {
    const { body } = await call('GET', '/items?q=cp-1&type=inventory&active=true');
    expect(body).toEqual({
      items: [expect.objectContaining({ id: item.id, unitPrice: '3.333333' })],
      nextCursor: null,
    });
  });
});
