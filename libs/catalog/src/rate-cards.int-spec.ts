import { Injectable, Module } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, type DeliveredEvent, ListensTo, runAsTenant, systemActor, UnitOfWork } from '#platform';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { CatalogFacade, CatalogModule, type ItemRecord, RateCardChanged } from './index.js';

const heard: RateCardChanged[] = [];

@Injectable()
@ListensTo('test.rate-cards', RateCardChanged)
class Ear {
  handle({ event }: DeliveredEvent<RateCardChanged>): Promise<void> {
    heard.push(event);
    return Promise.resolve();
  }
}

@Module({ providers: [Ear] })
class EarModule {}

describe('rate cards', () => {
  let test: TestApp;
  let organization: string;
  let contractorId: string;
  let customerId: string;

  const call = async (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => {
    const response = await runAsTenant(organization, systemActor('test'), () =>
      test.app.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) }),
    );
    return { status: response.statusCode, body: response.json() };
  };
  const facade = () => test.app.get(CatalogFacade);

  beforeAll(async () => {
    test = await createTestApp([CatalogModule, EarModule]);
  });
  beforeEach(async () => {
    organization = await test.createOrganization();
    const { prisma } = test.app.get(Database);
    [contractorId, customerId] = [newId(), newId()];
    await test.as(organization, async () => {
      const own = { organizationId: organization, displayName: 'Somebody' };
      await prisma.contractor.create({ data: { ...own, id: contractorId } });
      await prisma.customer.create({ data: { ...own, id: customerId } });
    });
  });
  afterAll(() => test.close());

  /** An item as the accounting system brings it. */
  const pulledItem = async (): Promise<string> => {
    const item: ItemRecord = {
      id: newId(),
      name: `Labour ${newId()}`,
      sku: null,
      type: 'service',
      description: null,
      unitPrice: '95',
      purchaseCost: '60',
      quantityOnHand: null,
      taxable: true,
      salesTaxCodeId: null,
      incomeAccountId: null,
      expenseAccountId: null,
      assetAccountId: null,
      active: true,
    };
    await test.as(organization, () =>
      test.app.get(UnitOfWork).run(() => facade().items.importRecords([item])),
    );
    return item.id;
  };

  it('answer the accounting system’s price until a card is agreed, and the card from its first day on', async () => {
    const itemId = await pulledItem();
    const service = await call('POST', '/service-types', { code: 'PL', name: 'Plumbing', itemId });
    const ask = (day: string) =>
      call('GET', `/rates/in-force?contractorId=${contractorId}&serviceTypeId=${service.body.id}&day=${day}`);
    expect((await ask('2026-06-01')).body).toMatchObject({ rate: '60', source: 'accounting', cardId: null });
    const made = await call('POST', '/rate-cards', {
      name: 'Agreement 2026',
      contractorId,
      serviceTypeId: service.body.id,
      validFrom: '2026-06-15',
      value: '72.5',
      minimumCharge: '145.00',
      overtimeSource: 'provincial',
    });
    expect(made).toMatchObject({ status: 201, body: { side: 'pay', currency: 'CAD', method: 'rate' } });
    expect((await ask('2026-06-14')).body).toMatchObject({ rate: '60' });
    expect((await ask('2026-06-15')).body).toMatchObject({
      rate: '72.5',
      cardId: made.body.id,
      minimumCharge: '145.00',
      reason: expect.stringContaining('Agreement 2026'),
    });
  });

  it('put what a contractor agreed on top of what the accounting system says, whatever that becomes', async () => {
    const itemId = await pulledItem();
    await call('POST', '/rate-cards', {
      name: 'Northern allowance',
      contractorId,
      region: 'on',
      validFrom: '2026-01-01',
      method: 'percent',
      value: '10',
    });
    const request = { contractorId, itemId, day: '2026-06-01' };
    const [north, south, sale] = await test.as(organization, () =>
      facade().ratesInForce([
        { ...request, province: 'ON' },
        { ...request, province: 'QC' },
        { customerId, itemId, day: '2026-06-01' },
      ]),
    );
    expect(north).toMatchObject({ rate: '66', baseRate: '60' });
    expect(south).toMatchObject({ rate: '60' });
    expect(sale).toMatchObject({ rate: '95' });
  });

  it('ask the database the same number of times for one question and for five hundred', async () => {
    const itemId = await pulledItem();
    const database = test.app.get(Database);
    const asked = async (count: number) => {
      const { pool } = database;
      const ask = pool.query.bind(pool) as (...given: unknown[]) => never;
      let calls = 0;
      pool.query = (...given: unknown[]): never => {
        calls++;
        return ask(...given);
      };
      await test.as(organization, () =>
        facade().ratesInForce(
          Array.from({ length: count }, () => ({ contractorId, itemId, day: '2026-06-01' })),
        ),
      );
      Reflect.deleteProperty(pool, 'query');
      return calls;
    };
    const once = await asked(1);
    expect(once).toBeGreaterThan(1);
    expect(await asked(500)).toBe(once);
  });

  it('never hold twice for the same work, even when two people agree at once', async () => {
    const body = { name: 'Twice', contractorId, validFrom: '2026-01-01', value: '70' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => call('POST', '/rate-cards', body)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.find(({ status }) => status !== 201)).toMatchObject({
      status: 409,
      body: { code: 'CATALOG.RATE_CARD_COLLIDES', field: 'validFrom', fix: expect.any(String) },
    });
    const first = answers.find(({ status }) => status === 201)?.body;
    await call('PATCH', `/rate-cards/${first.id}`, { version: 1, validTo: '2026-05-31' });
    expect((await call('POST', '/rate-cards', { ...body, validFrom: '2026-06-01' })).status).toBe(201);
  });

  it('tell whose rate changed, so that she can be told', async () => {
    const { body } = await call('POST', '/rate-cards', {
      name: 'Told',
      contractorId,
      validFrom: '2026-01-01',
      value: '70',
    });
    await call('PATCH', `/rate-cards/${body.id}`, { version: 1, value: '75' });
    const ours = () => heard.filter(({ rateCardId }) => rateCardId === body.id);
    await eventually(() => Promise.resolve(ours().length >= 2), 'two events');
    expect(
      ours()
        .map(({ version }) => version)
        .sort(),
    ).toEqual([1, 2]);
    expect(ours()[0]).toMatchObject({ contractorId, customerId: null, validFrom: '2026-01-01' });
  });

  it('name only what exists, and refuse a stale change', async () => {
    const body = { name: 'Unknown', validFrom: '2026-01-01', value: '70' };
    for (const field of ['contractorId', 'customerId', 'serviceTypeId', 'itemId', 'unitId'])
      expect(await call('POST', '/rate-cards', { ...body, [field]: newId() })).toMatchObject({
        status: 422,
        body: { code: 'CATALOG.UNKNOWN_REFERENCE', field },
      });
    const made = await call('POST', '/rate-cards', body);
    await call('PATCH', `/rate-cards/${made.body.id}`, { version: 1, value: '71' });
    expect((await call('PATCH', `/rate-cards/${made.body.id}`, { version: 1, value: '72' })).status).toBe(
      409,
    );
    expect((await call('GET', '/rates/in-force?day=2026-01-01&side=charge')).body).toMatchObject({
      code: 'CATALOG.NO_RATE_AGREED',
    });
  });

  it('are listed by party, and the holidays by province', async () => {
    await call('POST', '/rate-cards', { name: 'C', customerId, validFrom: '2026-01-01', value: '120' });
    await call('POST', '/rate-cards', { name: 'A', contractorId, validFrom: '2026-01-01', value: '70' });
    expect((await call('GET', `/rate-cards?customerId=${customerId}`)).body.items).toMatchObject([
      { name: 'C', side: 'charge', value: '120' },
    ]);
    expect((await call('GET', '/rate-cards?limit=1')).body).toMatchObject({
      items: [{ name: 'A' }],
      nextCursor: expect.any(String),
    });
    expect((await call('GET', '/statutory-holidays?province=ON&year=2026')).body[1]).toEqual({
      day: '2026-02-16',
      name: 'Family Day',
    });
  });
});
